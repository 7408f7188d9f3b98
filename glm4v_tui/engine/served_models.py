"""The models that a server has: which one is asked, and what the program knows of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glm4v_tui.chat.clean import clean
from glm4v_tui.engine.checkpoints import Checkpoint, recognise
from glm4v_tui.engine.family import GLM_46V, ThinkingSwitch, line_of
from glm4v_tui.engine.protocol import EngineError, Sampling

if TYPE_CHECKING:
    from glm4v_tui.engine.server_address import ServerAddress

_NAMED = 12
"""Models that a message names."""

_ENOUGH = 2**20
"""Tokens that a model of unknown limits is believed to take: the server itself tells of fewer."""

_LIKE_VLLM = ("vllm",)
"""Owners of models whose server takes vLLM's own fields."""

_LAY_OUT = (*_LIKE_VLLM, "sglang", "llamacpp")
"""Owners of models whose server hands `chat_template_kwargs` to the template."""


@dataclass(frozen=True, slots=True)
class ServedModel:
    """One model as its server tells of it."""

    name: str
    """What a question calls it; from outside, never shown without cleaning."""
    root: str = ""
    """The hub name or the directory that it was loaded from; empty where the server is silent."""
    context_tokens: int = 0
    """Tokens of prompt and reply together; 0 where the server is silent."""
    is_vllm: bool = False
    """Whether the server is vLLM, which takes fields of its own and counts tokens."""
    lays_out: bool = False
    """Whether the server can be told what the model's template wants to know."""


class SeveralModelsError(EngineError):
    """Says that somebody must choose among the models of a server."""

    def __init__(self, names: tuple[str, ...]) -> None:
        told = ", ".join(map(clean, names[:_NAMED]))
        message = f"The server has several models: {told}."
        super().__init__("model-missing", message, "Choose one with --model.")
        self.names = names
        """All names, from outside."""


def served_models(listing: Any) -> tuple[ServedModel, ...]:
    """Return the models of a server's list.

    Raises:
        EngineError: what came is no such list.
    """
    entries = listing.get("data") if isinstance(listing, dict) else None
    if not isinstance(entries, list):
        raise EngineError("failed", "What answers there is no OpenAI-compatible server.")
    return tuple(_model(entry) for entry in entries if isinstance(entry, dict) and entry.get("id"))


def chosen(models: Sequence[ServedModel], wanted: str | None) -> ServedModel:
    """Return the model to ask: the one that is wanted, or the only one.

    Raises:
        EngineError: the server does not have it, has none, or has several.
    """
    if not models:
        raise EngineError("model-missing", "The server has no model.", "Have it load one.")
    if wanted is None and len(models) > 1:
        raise SeveralModelsError(tuple(model.name for model in models))
    if wanted is None:
        return models[0]
    for model in models:
        if wanted in (model.name, model.root):
            return model
    names = ", ".join(clean(model.name) for model in models[:_NAMED])
    message = f"The server does not have {clean(wanted)}; it has {names}."
    raise EngineError("model-missing", message, "Choose one of them with --model.")


def checkpoint_of(model: ServedModel, address: ServerAddress) -> Checkpoint:
    """Return what the program knows of a served model, by its files, its names or not at all."""
    known = _known(model, address)
    title = f"{known.title if known else clean(model.name)} at {address}"
    checkpoint = known or _foreign(model)
    return replace(
        checkpoint,
        model=model.name,
        title=title,
        context_tokens=model.context_tokens or checkpoint.context_tokens,
        needs_remote_code=False,
        counts=known is not None and model.is_vllm,
        switch=_switch(checkpoint, model),
        ends_thinking=model.is_vllm,
    )


def unheard(address: ServerAddress, wanted: str | None) -> Checkpoint:
    """Return what can be known before a server has answered."""
    if wanted and line_of(wanted):
        # Nothing that it may be able to do is refused before it has answered.
        return checkpoint_of(ServedModel(wanted, wanted, is_vllm=True, lays_out=True), address)
    there = str(address)
    return replace(_foreign(ServedModel(wanted or there)), title=there, note="")


def _model(entry: dict[str, Any]) -> ServedModel:
    root, context = entry.get("root"), entry.get("max_model_len")
    return ServedModel(
        name=str(entry["id"]),
        root=root if isinstance(root, str) else "",
        context_tokens=context if isinstance(context, int) and context > 0 else 0,
        is_vllm=entry.get("owned_by") in _LIKE_VLLM,
        lays_out=entry.get("owned_by") in _LAY_OUT,
    )


def _known(model: ServedModel, address: ServerAddress) -> Checkpoint | None:
    """Return the checkpoint of the family that it is; files count where they are the server's."""
    here = address.is_here and model.root.startswith("/") and Path(model.root).is_dir()
    names = [model.root] if here else []
    # Only the last part is believed of what a server elsewhere calls a directory.
    names += [_hub_name(name) for name in (model.root, model.name) if line_of(name)]
    for name in names:
        with suppress(EngineError):
            return recognise(name)
    return None


def _switch(checkpoint: Checkpoint, model: ServedModel) -> ThinkingSwitch:
    """Return how the model is told whether to think; a template hears only what is handed on."""
    return "none" if checkpoint.switch == "template" and not model.lays_out else checkpoint.switch


def _hub_name(name: str) -> str:
    owner, _, last = name.rstrip("/").rpartition("/")
    return name if owner and "/" not in owner else f"zai-org/{last}"


def _foreign(model: ServedModel) -> Checkpoint:
    """Return a checkpoint of which only what most models have in common is known."""
    return Checkpoint(
        model=model.name,
        title=clean(model.name),
        context_tokens=_ENOUGH,
        max_pictures=None,
        pictures=GLM_46V.pictures,
        reasoning="think",
        # What most models that think on demand listen to; one that does not thinks in sight.
        switch="template",
        sampling=Sampling(max_tokens=2048),
        note="An unknown model: what pictures take is unknown.",
        counts=False,
    )
