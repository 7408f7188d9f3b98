"""The keys that file saved conversations."""

from textual.binding import Binding

from glm4v_tui.chat import shelf

FILING_KEYS = [
    Binding(
        "ctrl+t",
        "title",
        "Title",
        id="transcripts.title",
        tooltip="Give this conversation a title",
        priority=True,
    ),
    Binding(
        "delete,ctrl+d",
        "delete",
        "Delete",
        id="transcripts.delete",
        tooltip=f"Delete this conversation; it is kept for {shelf.KEPT_DAYS} days",
        priority=True,
    ),
    Binding(
        "ctrl+r,alt+z",
        "restore",
        "Put back",
        id="transcripts.restore",
        tooltip="Put the conversation that was deleted last back on the list",
        priority=True,
    ),
    Binding(
        "alt+a",
        "archive",
        "Archive",
        id="transcripts.archive",
        tooltip="Put this conversation away, or take it out again",
        priority=True,
    ),
    Binding(
        "alt+x",
        "export",
        "Export",
        id="transcripts.export",
        tooltip="Write this conversation as Markdown, HTML, JSON or text",
        priority=True,
    ),
    Binding(
        "tab",
        "archived",
        "Archived",
        id="transcripts.archived",
        tooltip="Show the archived conversations, or the others again",
        priority=True,
    ),
]
"""Keys of the list of conversations; they act before a letter is typed into it."""
