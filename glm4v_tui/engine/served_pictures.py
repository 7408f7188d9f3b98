"""Pictures as a server takes them: in addresses that hold the picture, or that name its file."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.pictures import load, read_checked
from glm4v_tui.engine.latest import Latest

if TYPE_CHECKING:
    from glm4v_tui.engine.picture_tokens import PictureTokens

PictureWay = Literal["data", "files"]
"""How pictures go to a server: within the question, or as paths that it opens itself."""

_PLAIN = {"JPEG": ("image/jpeg", {"RGB", "L"}), "PNG": ("image/png", {"RGB", "L"})}
"""Formats that every server takes, and the modes in which nothing has to be judged."""

_SENT_WHOLE = 8 * 2**20
"""Bytes up to which a file is sent as it is, however few of its pixels the model sees."""

_KEPT = 2**27
"""Characters of addresses that are kept; the conversation at hand may have more."""

_FINER = 2
"""How much finer than the model sees it a picture is sent that had to be made smaller."""


class PictureAddresses(Latest[str]):
    """Writes the address of each picture once, and keeps the latest."""

    def __init__(self, rule: PictureTokens, way: PictureWay = "data") -> None:
        super().__init__(self._written, len, _KEPT)
        self._rule = rule
        self._way = way

    def _written(self, picture: Picture) -> str:
        content = read_checked(picture)
        kind = _plain_kind(picture, content)
        if kind and self._way == "files":
            return picture.path.as_uri()
        if kind is None or len(content) > _SENT_WHOLE:
            kind, content = "image/png", self._encoded(picture)
        return f"data:{kind};base64,{b64encode(content).decode('ascii')}"

    def _encoded(self, picture: Picture) -> bytes:
        """Return a picture upright, without loss but for pixels that the model does not see."""
        wide, high = self._rule.size(picture.width, picture.height)
        image, written = load(picture, (_FINER * wide, _FINER * high)), BytesIO()
        image.save(written, "PNG", compress_level=1)
        return written.getvalue()


def blank_address(width: int, height: int) -> str:
    """Return the address of an empty picture of this size in pixels."""
    from PIL import Image

    written = BytesIO()
    Image.new("L", (width, height)).save(written, "PNG")
    return f"data:image/png;base64,{b64encode(written.getvalue()).decode('ascii')}"


def _plain_kind(picture: Picture, content: bytes) -> str | None:
    """Return the kind of a file that can be sent as it is; `None` where it cannot.

    What would have to be turned, or laid on white, is not left to the server.
    """
    if picture.format not in _PLAIN:
        return None
    from PIL import ExifTags

    from glm4v_tui.chat.decoding import BROKEN, NotDecodedError, opened

    kind, modes = _PLAIN[picture.format]
    try:
        with opened(content, picture.name) as image:
            turned = image.getexif().get(ExifTags.Base.Orientation, 1) != 1
            plain = image.mode in modes and "transparency" not in image.info
    except (NotDecodedError, *BROKEN):
        return None
    return kind if plain and not turned else None
