"""What the engine is doing on its way to ready, and what went wrong."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget

from glm4v_tui.chat.clean import clean, clean_text
from glm4v_tui.engine.protocol import EngineError, LoadStage

if TYPE_CHECKING:
    from glm4v_tui.engine.protocol import Consent, Engine

EngineState = Literal["off", "starting", "ready", "failed"]
"""`off` means that there is no engine to start."""

_NAMES = {
    "connect": "reaching the server",
    "download": "downloading the model",
    "import": "importing vLLM",
    "weights": "loading the weights",
    "compile": "compiling",
    "warm-up": "warming up",
    "wake-up": "waking up",
    "ready": "ready",
}


READY_SECONDS = 6.0
"""How long the line goes on to tell what the start has taken."""


class EngineLine(Widget):
    """Starts an engine, watches it, and shows each stage with its seconds."""

    DEFAULT_CSS = """
    EngineLine { height: auto; padding: 0 1; background: $boost; color: $text-warning; }
    EngineLine.-ready { display: none; }
    EngineLine.-failed { color: $text-error; }
    """

    state: reactive[EngineState] = reactive("off")
    """Whether the engine can be asked."""
    stage: reactive[LoadStage | None] = reactive(None, layout=True)
    """The stage that the start has come to."""
    error: reactive[EngineError | None] = reactive(None, layout=True)
    """Why the engine is not running."""
    _since: var[float] = var(0.0)
    _took: var[float] = var(0.0)

    class Ready(Message):
        """The engine can be asked."""

        def __init__(self, seconds: float) -> None:
            super().__init__()
            self.seconds = seconds
            """Seconds that the start took."""

    class Failed(Message):
        """The engine could not start, or died."""

        def __init__(self, error: EngineError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, engine: Engine, consent: Consent, *, hint: str = "") -> None:
        """`hint` says, after an error, which keys help."""
        super().__init__()
        self._hint = hint
        self._engine = engine
        self._consent = consent
        self._done: list[str] = []

    def on_mount(self) -> None:
        """Keep the seconds of a long stage moving."""
        self.set_interval(0.5, self._tick)

    def start(self) -> None:
        """Start the engine, or start it anew after it failed."""
        if self.state in ("off", "failed"):
            self._done.clear()
            self.error = self.stage = None
            self.state = "starting"
            self._run_engine()

    @work(group="engine", exit_on_error=True)
    async def _run_engine(self) -> None:
        began = monotonic()
        try:
            await self._engine.start(self._show_stage, self._consent)
            self._took = monotonic() - began
            self.state = "ready"
            self.post_message(self.Ready(self._took))
            raise await self._engine.lost()
        except EngineError as error:
            self.error = error
            self.state = "failed"
            self.post_message(self.Failed(error))

    def _show_stage(self, stage: LoadStage) -> None:
        if self.stage is not None and self.stage.name != stage.name:
            self._done.append(f"{self.stage.name} {monotonic() - self._since:.0f} s")
        if self.state == "ready":
            self._show_waking(stage)
        if self.stage is None or self.stage.name != stage.name:
            self._since = monotonic() - stage.seconds
        self.stage = stage

    def _show_waking(self, stage: LoadStage) -> None:
        """Come back for as long as an engine that has slept takes to wake."""
        self._done.clear()
        self.remove_class("-ready")
        if stage.name == "ready":
            self._took = stage.seconds
            self.set_timer(READY_SECONDS, self._hide)

    def _tick(self) -> None:
        if self.state == "starting" or self._waking:
            self.refresh()

    @property
    def _waking(self) -> bool:
        return self.stage is not None and self.stage.name == "wake-up"

    def watch_state(self, state: EngineState) -> None:
        """Show the line, and hide it a while after there is nothing left to say."""
        self.remove_class("-ready")
        self.set_class(state == "failed", "-failed")
        if state == "ready":
            self.set_timer(READY_SECONDS, self._hide)
        self.refresh(layout=True)

    def _hide(self) -> None:
        self.set_class(self.state == "ready" and not self._waking, "-ready")

    def render(self) -> Content:
        """Say what went wrong and what to do, or how far the start is."""
        if self.error is not None:
            said = (self.error.message, self.error.advice, self._hint)
            return Content(clean_text(" ".join(filter(None, said))))
        if self.state == "off":
            return Content("No engine.")
        ready = self.state == "ready" and not self._waking
        now = self._outcome() if ready else self._current()
        return Content(" · ".join([f"Engine: {now}", *self._done]))

    def _outcome(self) -> str:
        took = f"in {self._took:.0f} s"
        if self.stage is not None and self.stage.name == "ready" and self.stage.detail:
            return f"{clean(self.stage.detail)} {took}"
        return f"ready {took}"

    def _current(self) -> str:
        if self.stage is None:
            return "starting"
        share = "" if self.stage.fraction is None else f" {self.stage.fraction:.0%}"
        detail = f" ({clean(self.stage.detail)})" if self.stage.detail else ""
        return f"{_NAMES[self.stage.name]}{share}{detail} {monotonic() - self._since:.0f} s"
