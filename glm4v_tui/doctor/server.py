"""Whether the server that is asked answers, has the model, and counts tokens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.doctor.finding import Finding
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.served_models import checkpoint_of, chosen
from glm4v_tui.serving.finding import look

if TYPE_CHECKING:
    from glm4v_tui.engine.served import ServerOptions
    from glm4v_tui.engine.served_models import ServedModel


def check_server(options: ServerOptions) -> Iterator[Finding]:
    """Ask a server for its models, and judge the one that would be asked."""
    if not options.address.is_private:
        text = f"what is sent to {options.address} can be read on the way"
        yield Finding("server", "warning", text, "use https, or an SSH tunnel to a local port")
    try:
        models = look(options)
        names = ", ".join(clean(model.name) for model in models)
        yield Finding("server", "ok", f"{options.address} answers and has {names or 'no model'}")
        yield _model(chosen(models, options.model), options)
    except EngineError as error:
        cause = f" ({error.cause})" if error.cause else ""
        yield Finding("server", "error", f"{error.message}{cause}", error.advice)


def _model(model: ServedModel, options: ServerOptions) -> Finding:
    checkpoint = checkpoint_of(model, options.address)
    context = f"{model.context_tokens:,} tokens" if model.context_tokens else "unknown context"
    text = f"{clean(model.name)}, {context}"
    if checkpoint.note and not checkpoint.counts:
        advice = "it can be asked; boxes and limits may not be those of a GLM-V"
        return Finding("model", "warning", f"{text}, is no GLM-V that this program knows", advice)
    counted = "" if checkpoint.counts else "; what a conversation takes stays unknown"
    return Finding("model", "ok", f"{text}{counted}")
