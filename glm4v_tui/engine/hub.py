"""The model hub: what a model consists of there, and its bytes."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, Field, ValidationError

from glm4v_tui import __version__
from glm4v_tui.engine.model_files import needed_files
from glm4v_tui.engine.protocol import EngineError

if TYPE_CHECKING:
    from httpx2 import AsyncClient, Response

_TIMEOUT = 10.0
"""Seconds without a byte; what huggingface_hub itself waits."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of a model on the hub."""

    path: str
    """Relative to the model's directory, with `/`."""
    size: int
    """Bytes."""
    etag: str
    """The name that the cache knows it by: SHA-256 of a large file, else git's SHA-1."""


@dataclass(frozen=True, slots=True)
class RemoteModel:
    """The files of a model on the hub that the engine needs, as they were at one commit."""

    name: str
    commit: str
    files: tuple[RemoteFile, ...]
    """Small files first, then the weights."""
    gated: bool
    """Whether its makers let only those download it who have accepted a licence."""


class _LargeFile(BaseModel):
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    size: int


class _Sibling(BaseModel):
    rfilename: str
    size: int | None = None
    blobId: Annotated[str, Field(pattern="^[0-9a-f]{40}$")] | None = None  # noqa: N815 - the hub's
    lfs: _LargeFile | None = None


class _Listing(BaseModel):
    sha: Annotated[str, Field(pattern="^[0-9a-f]{40}$")]
    siblings: list[_Sibling]
    gated: bool | str = False


class Hub:
    """A connection to the hub, or to a mirror of it."""

    def __init__(self, client: AsyncClient, endpoint: str) -> None:
        self._client = client
        self.endpoint = endpoint
        """The address of the hub or of its mirror."""

    async def model(self, name: str, revision: str) -> RemoteModel:
        """Ask which files a model has and how large they are."""
        url = f"{self.endpoint}/api/models/{name}/revision/{revision}"
        answer = await self._client.get(
            url, params={"blobs": "true"}, headers=_headers(), timeout=_TIMEOUT
        )
        raise_for_answer(answer, name)
        try:
            listing = _Listing.model_validate_json(answer.content)
        except ValidationError as error:
            raise _strange_answer(self.endpoint, str(error)) from error
        model = self._described(name, listing)
        if model.gated:
            async with self.open(model, model.files[0], 0) as answer:
                raise_for_answer(answer, name)
        return model

    def _described(self, name: str, listing: _Listing) -> RemoteModel:
        known = {sibling.rfilename: sibling for sibling in listing.siblings}
        needed = needed_files(known)
        if "config.json" not in needed or not needed[-1].endswith((".safetensors", ".bin")):
            advice = "Name a model that has a config.json and *.safetensors, or a local directory."
            raise EngineError("model-missing", f"{name} holds no model for this engine.", advice)
        files = tuple(self._file(known[path]) for path in needed)
        return RemoteModel(name, listing.sha, files, bool(listing.gated))

    def _file(self, sibling: _Sibling) -> RemoteFile:
        path = PurePosixPath(sibling.rfilename)
        etag = sibling.lfs.sha256 if sibling.lfs else sibling.blobId
        size = sibling.lfs.size if sibling.lfs else sibling.size
        if path.is_absolute() or ".." in path.parts or etag is None or size is None:
            raise _strange_answer(self.endpoint, f"{sibling!r}")
        return RemoteFile(sibling.rfilename, size, etag)

    def open(
        self, model: RemoteModel, file: RemoteFile, start: int
    ) -> AbstractAsyncContextManager[Response]:
        """Ask for a file's bytes from `start` on; a hub that cannot do that sends them all."""
        from huggingface_hub import hf_hub_url

        url = hf_hub_url(model.name, file.path, revision=model.commit, endpoint=self.endpoint)
        # Only uncompressed bytes can be counted and gone on from.
        headers = {**_headers(), "Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        return self._client.stream("GET", url, headers=headers, timeout=_TIMEOUT)


def endpoint() -> str:
    """Return the address of the hub, or of the mirror that `HF_ENDPOINT` names."""
    return (os.environ.get("HF_ENDPOINT") or "https://huggingface.co").rstrip("/")


def is_offline() -> bool:
    """Return whether the user has told the hub's tools to stay off the network."""
    names = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
    return any(os.environ.get(name, "").upper() in {"1", "ON", "YES", "TRUE"} for name in names)


@asynccontextmanager
async def connected() -> AsyncIterator[Hub]:
    """Open a connection to the hub.

    Raises:
        EngineError: `huggingface_hub`, which comes with the engine, is not installed.
    """
    try:
        from huggingface_hub import get_async_session
    except ImportError as error:
        advice = "Install one: pip install 'glm4v-tui[cuda]', or 'glm4v-tui[cpu]' without a GPU."
        raise EngineError("not-installed", "No engine is installed.", advice, str(error)) from error
    async with get_async_session() as client:
        yield Hub(client, endpoint())


def network_error() -> type[Exception]:
    """Return the class of what the hub's HTTP library raises: it is httpx or httpx2."""
    from huggingface_hub.errors import HfHubHTTPError

    kind: type[Exception] = HfHubHTTPError.__mro__[1]
    return kind


def raise_for_answer(answer: Response, model: str) -> None:
    """Raise what a refusal of the hub means to the user; do nothing for a success."""
    status = answer.status_code
    code = answer.headers.get("X-Error-Code", "")
    cause = f"the hub answered {status} {code}".strip()
    if status < 400:
        return
    if code == "GatedRepo" or (status in {401, 403} and code != "RepoNotFound"):
        message = f"The hub does not let you download {model}."
        advice = (
            f"Accept its licence at {endpoint()}/{model}, then set HF_TOKEN to a token of yours "
            "that may read it (or run: hf auth login)."
        )
        raise EngineError("gated", message, advice, cause)
    if status in {401, 404}:
        advice = "Check the spelling, or name a local directory; for a private model, set HF_TOKEN."
        raise EngineError("model-missing", f"The hub has no model {model}.", advice, cause)
    raise EngineError("failed", f"The hub could not send {model}.", "Try again later.", cause)


def _headers() -> dict[str, str]:
    from huggingface_hub import get_token

    headers = {"User-Agent": f"glm4v-tui/{__version__}"}
    if token := get_token():
        headers["Authorization"] = f"Bearer {token}"
    return headers


def _strange_answer(address: str, cause: str) -> EngineError:
    message = f"{address} did not answer as a model hub does."
    return EngineError("failed", message, "Check HF_ENDPOINT and the proxy.", cause)
