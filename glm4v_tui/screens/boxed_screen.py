"""A screen with one picture, from which the boxes of answers are copied and saved."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.screen import Screen

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.pictures import PictureError, load
from glm4v_tui.chat.pointing import Pointing
from glm4v_tui.chat.sheets import Sheet
from glm4v_tui.widgets.close_view import CloseView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from glm4v_tui.chat.box_files import Listing, Saving
    from glm4v_tui.chat.pointing import Mark
    from glm4v_tui.widgets.look import Look


class BoxedScreen(Screen[Picture | None]):
    """Hands on what an answer points at in the picture that it shows."""

    BINDINGS = [
        Binding(
            "n",
            "find_boxes",
            "To the boxes",
            id="view.find-boxes",
            tooltip="Go to the next page or frame in which an answer names boxes",
        ),
    ]

    def __init__(self, source: Picture | Path, pointing: Pointing) -> None:
        super().__init__()
        self._source = source
        self._pointing = pointing
        self._digest = ""
        """That of the file, once it is known."""

    def find_digest(self) -> None:
        """Find out which file it is, if anything is pointed at; blocks.

        Raises:
            PictureError: the file cannot be read.
        """
        from glm4v_tui.chat.cutting import digest_of

        if self._pointing.answers:
            self._digest = digest_of(self._source)

    def marks_of(self, frame: int) -> tuple[Mark, ...]:
        """Return what is pointed at in a frame of the picture."""
        return self._pointing.on(self._digest, frame) if self._digest else ()

    @property
    def look(self) -> Look | None:
        """How the picture is looked at."""
        return self.query_one(CloseView).look

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with boxes where there are any."""
        if action in ("copy_boxes", "save_boxes"):
            return bool(self.look and self.look.marks)
        if action == "find_boxes":
            return self._next_boxed is not None
        if action == "ask_box":
            mark = self.look.lit_mark if self.look else None
            return mark is not None and not mark.is_point
        return super().check_action(action, parameters)

    def box_words(self, look: Look) -> str:
        """Say which box is lit, and where it is in the picture; or how many there are."""
        if not look.marks:
            number = len(self._boxed_frames)
            there = "another" if number == 1 else f"{number} others"
            return f"boxes are in {there}, n goes there" if number else ""
        if not look.framed:
            return ""
        if (mark := look.lit_mark) is None:
            number = len(look.marks)
            return f"{number} boxes, n walks" if number > 1 else "1 box, n lights it"
        at = f"{mark.area.left},{mark.area.top}" if mark.is_point else str(mark.area)
        label = " ".join(clean(mark.label).split())
        return f"box {mark.number} of {len(look.marks)}{label and f' {label}'} at {at}"

    @property
    def _boxed_frames(self) -> tuple[int, ...]:
        return self._pointing.frames_on(self._digest) if self._digest else ()

    @property
    def _next_boxed(self) -> int | None:
        """The next frame with boxes, where this one has none; after the last one the first."""
        if self.look is None or self.look.marks or self.look.chosen:
            return None
        at, frames = self.look.frame, self._boxed_frames
        later = (frame for frame in frames if frame > at)
        return next(later, frames[0] if frames else None)

    def action_find_boxes(self) -> None:
        """Show the next page or frame with boxes, and light the first of them."""
        if (frame := self._next_boxed) is not None:
            view = self.query_one(CloseView)
            view.go_to(frame)
            view.action_walk(1)

    def words_of_box(self, look: Look, width: int) -> Content | None:
        """Return the words of the answer to which the lit box belongs, in so many cells."""
        if not look.framed or look.chosen or (mark := look.lit_mark) is None:
            return None
        from glm4v_tui.chat.passages import passage
        from glm4v_tui.widgets.passage_line import passage_line

        said = passage(self._pointing.text_on(self._digest, look.frame), mark.number)
        return passage_line(said, mark.number, width) if said else None

    def action_copy_boxes(self, form: Listing) -> None:
        """Copy all boxes, in pixels of the original file."""
        from glm4v_tui.chat.box_files import listed

        if self.look:
            self.app.copy_to_clipboard(listed(form, *self._in_original(self.look)))

    def _in_original(self, look: Look) -> tuple[Sheet, Sequence[Mark]]:
        """Return what a part of a picture was taken from, and where the boxes are in it."""
        if isinstance(self._source, Picture) and self._source.excerpt:
            taken, marks = self._pointing.in_original(self._source)
            if taken:
                return Sheet(taken.name, taken.name, taken.frame), marks
        return self._sheet(look), look.marks

    def _sheet(self, look: Look) -> Sheet:
        """Return what is shown, with the file that it was made of."""
        name = self._source.name
        excerpt = self._source.excerpt if isinstance(self._source, Picture) else None
        if excerpt is None or look.frame:
            return Sheet(name, name, look.frame)
        return Sheet(name, excerpt.name, excerpt.frame)

    def action_save_boxes(self, form: Saving) -> None:
        """Save the boxes, or the picture with them, in the current directory."""
        if self.look:
            self.run_worker(self._save(form, self.look), group="save-boxes")

    async def _save(self, form: Saving, look: Look) -> None:
        try:
            paths = await asyncio.to_thread(self._saved, form, look)
        except PictureError as error:
            self.notify(error.message, severity="error", markup=False)
        except OSError as error:
            words = f"The boxes are not saved in the current directory: {error.strerror}."
            self.notify(words, severity="error", markup=False)
        else:
            told = "\n".join(clean(str(path)) for path in paths)
            self.notify(told, title="Saved", markup=False)

    def _saved(self, form: Saving, look: Look) -> list[Path]:
        from glm4v_tui.chat import box_files

        sheet, size, marks = self._sheet(look), look.original, look.marks
        if form == "png":
            content = box_files.with_boxes(load(self._source, frame=look.frame), marks)
            files = [("-boxes.png", content)]
        elif form == "coco":
            files = [(".coco.json", box_files.coco(sheet, size, marks).encode())]
        else:
            lines, classes = box_files.yolo(size, marks)
            files = [(".yolo.txt", lines.encode()), (".classes.txt", classes.encode())]
        return box_files.write_new(Path.cwd(), sheet.stem, files)
