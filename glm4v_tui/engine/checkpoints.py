"""The checkpoints of the GLM-V family: what the program has to know about one, before it runs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from glm4v_tui.engine.family import (
    KNOWN,
    Family,
    ReasoningStyle,
    Template,
    ThinkingSwitch,
    line_of,
    line_of_architecture,
)
from glm4v_tui.engine.model_config import ModelConfig
from glm4v_tui.engine.model_files import cached_snapshot, hub_cache
from glm4v_tui.engine.picture_tokens import FixedPictureTokens, PictureTokens, SmartResize
from glm4v_tui.engine.protocol import EngineError, Sampling

__all__ = ["DEMO", "Checkpoint", "FixedPictureTokens", "ReasoningStyle", "SmartResize", "recognise"]

DEMO = Path(__file__).resolve().parent.parent / "demo" / "model"
"""The directory of the demo model that comes with the program."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One model of the family and what the program has to know about it."""

    model: str
    """The hub name or the directory, as vLLM takes it."""
    title: str
    """The name that the user reads."""
    context_tokens: int
    """Tokens that prompt and reply may have together."""
    max_pictures: int | None
    """Pictures that a conversation may have; `None` where the model sets no limit."""
    pictures: PictureTokens
    """How large the model sees a picture, and the tokens that it takes."""
    reasoning: ReasoningStyle
    sampling: Sampling
    """The sampling that suits this checkpoint."""
    needs_remote_code: bool = False
    """Whether code that comes with the model must run."""
    note: str = ""
    """A line that the screen always shows beside the title, such as that this is a toy."""
    architecture: str = ""
    """vLLM's name of the model class."""
    template: Template = "own"
    """How a conversation is laid out for the model."""
    switch: ThinkingSwitch = "none"
    """How the model is told whether to think, where it may."""
    overrides: dict[str, object] = field(default_factory=dict)
    """What vLLM must read in place of the model's config.json."""
    counts: bool = True
    """Whether its engine counts what a prompt takes; else that is unknown."""
    ends_thinking: bool = True
    """Whether its engine can end the thinking and have the answer come from it."""

    @property
    def counts_pictures(self) -> bool:
        """Whether `pictures` is the rule of this very model, and no stand-in."""
        return self.counts or bool(self.architecture)


def recognise(model: str) -> Checkpoint:
    """Tell which checkpoint a hub name or a directory is, from names and files alone.

    Raises:
        EngineError: the directory is not there, or the model is none of the family.
    """
    path = Path(model).expanduser()
    if path.is_dir():
        return _of_directory(model, path)
    if model.startswith(("/", "./", "../", "~")) or model.count("/") > 1:
        raise EngineError("model-missing", f"There is no model directory {model}.")
    if directory := cached_snapshot(model, hub_cache()):
        return _of_files(model, ModelConfig.read(directory), line_of(model))
    if family := line_of(model):
        return _checkpoint(model, family, ModelConfig())
    raise _foreign(model, "its name is none that this program knows")


def _of_directory(model: str, path: Path) -> Checkpoint:
    files = ModelConfig.read(path)
    if not files.config:
        raise EngineError(
            "model-missing",
            f"There is no model in {model}.",
            "A model directory has a config.json.",
            "config.json is absent or broken",
        )
    if path.resolve() == DEMO:
        return _demo(files)
    return _of_files(str(path), files, line_of(path.resolve().name))


def _of_files(model: str, files: ModelConfig, named: Family | None) -> Checkpoint:
    """Return the checkpoint that the files tell of; the name only decides between alike ones."""
    family = line_of_architecture(files.architecture, "enable_thinking" in files.template)
    if family is None:
        raise _foreign(model, f"its architecture is {files.architecture or 'not named'}")
    if named and named.architecture == family.architecture:
        family = named
    return _checkpoint(model, family, files)


def _checkpoint(model: str, family: Family, files: ModelConfig) -> Checkpoint:
    # A template with this macro lays lists out as text; older ones print them raw.
    own = family.template == "glm45v" and "visible_text" in files.template
    return Checkpoint(
        model=model,
        title=Path(model).expanduser().resolve().name if Path(model).is_dir() else _last(model),
        context_tokens=files.context_tokens or family.context_tokens,
        max_pictures=family.max_pictures,
        pictures=files.pictures or family.pictures,
        reasoning=family.reasoning,
        sampling=_sampling(family, files),
        needs_remote_code=family.needs_remote_code,
        architecture=family.architecture,
        template="own" if own else family.template,
        switch=family.switch,
        overrides={"architectures": [family.architecture]} if family.needs_remote_code else {},
    )


def _demo(files: ModelConfig) -> Checkpoint:
    """Return the demo model, whose figures are in its own files and in its makers' notes."""
    return Checkpoint(
        model=str(DEMO),
        title="Demo model (toy)",
        context_tokens=files.context_tokens or 4096,
        max_pictures=4,
        pictures=files.pictures or SmartResize(175616, 225792),
        reasoning="think-answer",
        sampling=Sampling(temperature=0.0, top_p=1.0, max_tokens=1024),
        note="A toy that knows shapes, charts and short words only.",
        architecture=files.architecture,
        template="own",
        switch="words",
    )


def _sampling(family: Family, files: ModelConfig) -> Sampling:
    if not family.files_choose_sampling:
        return family.sampling
    keys = ("temperature", "top_p", "top_k", "repetition_penalty")
    chosen = {key: files.generation[key] for key in keys if _is_number(files.generation.get(key))}
    try:
        return replace(family.sampling, **chosen)
    except ValueError:
        return family.sampling


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _foreign(model: str, reason: str) -> EngineError:
    return EngineError(
        "bad-argument",
        f"{model} is not a GLM model that sees pictures: {reason}.",
        f"Give one of {', '.join(KNOWN)}, or a directory that holds such a model.",
    )


def _last(model: str) -> str:
    return model.rsplit("/", 1)[-1]
