"""What an engine must ask before it downloads a model or runs code that came with one."""

from __future__ import annotations

from glm4v_tui.chat.clean import clean
from glm4v_tui.engine.protocol import ConsentQuestion, DownloadWanted, RemoteCodeWanted
from glm4v_tui.screens.confirm_screen import ConfirmScreen


class ConsentScreen(ConfirmScreen):
    """Puts an engine's question to the user."""

    def __init__(self, question: ConsentQuestion) -> None:
        match question:
            case DownloadWanted():
                super().__init__(
                    f"Download {clean(question.model)}?",
                    _download(question),
                    yes_label="Download",
                    no_label="Not now",
                    warning=_shortage(question),
                )
            case RemoteCodeWanted():
                super().__init__(
                    f"Run the code that comes with {clean(question.model)}?",
                    _code(question),
                    yes_label="Run it",
                    no_label="Do not run",
                    warning="The code can do whatever you can do on this machine: "
                    "read, change and send your files.",
                )


def _download(question: DownloadWanted) -> str:
    return (
        f"Still to download   {in_bytes(question.download_bytes)}\n"
        f"Free on the disk    {in_bytes(question.free_bytes)}\n"
        f"Kept in             {clean(question.directory)}\n\n"
        "A download that is cut off goes on where it stopped."
    )


def _shortage(question: DownloadWanted) -> str:
    missing = question.download_bytes - question.free_bytes
    if missing <= 0:
        return ""
    return f"There is too little space: {in_bytes(missing)} more must be free."


def _code(question: RemoteCodeWanted) -> str:
    files = "\n".join(f"  {clean(file)}" for file in question.files)
    return (
        "This model does not work without Python code of its own. "
        "Say yes only if you trust those who made it.\n\n"
        f"Files that would run:\n{files}"
    )


def in_bytes(number: int) -> str:
    """Write a number of bytes with three figures in decimal units."""
    amount = float(number)
    for unit in ("bytes", "kB", "MB", "GB"):
        if amount < 999.5:
            return f"{amount:.3g} {unit}"
        amount /= 1000
    return f"{amount:.3g} TB"
