"""A request of the OpenAI chat schema read into a new conversation."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, Field, JsonValue, ValidationError

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Conversation, Part, Picture, Text, Turn
from glm4v_tui.chat.copying import save_copy
from glm4v_tui.chat.demand import demand_in
from glm4v_tui.chat.files import UnreadableError, read_whole
from glm4v_tui.chat.pictures import PictureError, inspect

FILE_BYTES = 512 * 2**20
"""Bytes that a file to import may have."""

_SUFFIXES = {"png": ".png", "jpeg": ".jpg", "webp": ".webp", "gif": ".gif", "bmp": ".bmp"}


class ImportedError(Exception):
    """Says in a sentence why a file cannot be imported, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        """The whole sentence, safe to show."""


class _Url(BaseModel):
    url: str


class _PictureItem(BaseModel):
    type: Literal["image_url"]
    image_url: _Url | str


class _TextItem(BaseModel):
    type: Literal["text"]
    text: str


_Item = Annotated[_PictureItem | _TextItem, Field(discriminator="type")]


class _Message(BaseModel):
    role: Literal["system", "developer", "user", "assistant"]
    content: str | list[_Item] | None = None
    reasoning_content: str | None = None


class _Request(BaseModel):
    messages: list[_Message] = Field(min_length=1)
    model: str = ""
    metadata: Mapping[str, JsonValue] | None = None
    response_format: JsonValue = None
    structured_outputs: JsonValue = None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes pictures of what stands in a request."""

    file: Path
    """The request; pictures that it links to may lie beside it or below."""
    kept: Path
    """The folder of the program's own copies."""
    scratch: Path
    """Where pictures that stand in the request are written first."""
    names: tuple[str, ...]

    def part(self, item: _PictureItem | _TextItem, number: Callable[[], int]) -> Part:
        if isinstance(item, _TextItem):
            return Text(item.text)
        at = number()
        url = item.image_url if isinstance(item.image_url, str) else item.image_url.url
        name = self.names[at - 1] if at <= len(self.names) else f"picture-{at}"
        if url.startswith("data:"):
            return self._within(url, name, at)
        return self._linked(url, at)

    def _within(self, url: str, name: str, at: int) -> Picture:
        head, _, content = url.partition(",")
        if not head.endswith(";base64"):
            raise ImportedError(f"Picture {at} is not in base64; export it anew.")
        suffix = _SUFFIXES.get(head.removeprefix("data:image/").removesuffix(";base64"), "")
        path = self.scratch / f"{at}{suffix}"
        try:
            path.write_bytes(base64.b64decode(content, validate=True))
            return replace(inspect(path), name=name)
        except (binascii.Error, ValueError) as error:
            raise ImportedError(f"Picture {at} is damaged: it is no base64.") from error

    def _linked(self, url: str, at: int) -> Picture:
        """Open no file that whoever wrote the request could not have meant to hand on."""
        parts = urlsplit(url)
        if parts.scheme not in ("", "file"):
            raise ImportedError(f"Picture {at} is not in the file: nothing is fetched; save it.")
        path = (self.file.parent / unquote(parts.path)).resolve()
        if not any(path.is_relative_to(f.resolve()) for f in (self.file.parent, self.kept)):
            raise ImportedError(
                f"Picture {at} lies elsewhere, at “{clean(str(path))}”: put it beside the file."
            )
        return inspect(path)


def import_json(file: Path, directory: Path, model: str) -> Path:
    """Read a request into a new transcript, and return its file; blocks.

    Raises:
        ImportedError: it is no such request, or a picture of it is missing.
        TranscriptError: the transcript cannot be written.
    """
    request = _request(file)
    about = request.metadata or {}
    with TemporaryDirectory(prefix="glm4v-tui-") as scratch:
        reader = _Reader(file, directory / "pictures", Path(scratch), _names(about))
        try:
            conversation = _demanding(_conversation(request, reader), request)
        except PictureError as error:
            raise ImportedError(error.message) from error
        title = about.get("title")
        return save_copy(
            conversation,
            directory,
            request.model or model,
            title=title if isinstance(title, str) else "",
        )


def _request(file: Path) -> _Request:
    name = clean(file.name)
    try:
        content = json.loads(read_whole(file, FILE_BYTES))
        return _Request.model_validate(
            {"messages": content} if isinstance(content, list) else content
        )
    except UnreadableError as error:
        raise ImportedError(f"“{name}” {error}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = clean(".".join(map(str, first["loc"])))
        words = f"“{name}” is no conversation in the OpenAI schema: {place}: {clean(first['msg'])}."
        raise ImportedError(words) from error
    except (ValueError, RecursionError) as error:
        raise ImportedError(f"“{name}” is not JSON.") from error


def _names(about: Mapping[str, JsonValue]) -> tuple[str, ...]:
    try:
        names = json.loads(str(about.get("pictures", "[]")))
    except (ValueError, RecursionError):
        return ()
    # A name is shown only, and is never a path; even so it need not look like one.
    return tuple(Path(str(name)).name for name in names) if isinstance(names, list) else ()


def _conversation(request: _Request, reader: _Reader) -> Conversation:
    counted = 0

    def number() -> int:
        nonlocal counted
        counted += 1
        return counted

    conversation = Conversation()
    for message in request.messages:
        items = message.content if isinstance(message.content, list) else []
        parts = tuple(reader.part(item, number) for item in items)
        parts = parts or (Text(message.content if isinstance(message.content, str) else ""),)
        conversation = _told(conversation, message, parts)
    return conversation


def _demanding(conversation: Conversation, request: _Request) -> Conversation:
    """Return a conversation whose last question demands what the request does."""
    demand = demand_in(request.model_dump(include={"response_format", "structured_outputs"}))
    turns = list(conversation.turns)
    for at in reversed(range(len(turns))):
        if turns[at].role == "user":
            turns[at] = replace(turns[at], demand=demand)
            break
    return replace(conversation, turns=tuple(turns))


def _told(conversation: Conversation, message: _Message, parts: tuple[Part, ...]) -> Conversation:
    text = "".join(part.text for part in parts if isinstance(part, Text))
    turns = conversation.turns
    match message.role:
        case "system" | "developer":
            system = "\n\n".join(filter(None, (conversation.system, text)))
            return replace(conversation, system=system)
        case "user":
            return replace(conversation, turns=(*turns, Turn("user", parts)))
        case "assistant" if turns and turns[-1].role == "user":
            return conversation.answered(text, "stop", message.reasoning_content or "")
        case _:
            raise ImportedError(
                "An answer comes before any question: only its question leads to it."
            )
