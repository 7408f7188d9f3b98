"""What a person waits for: the first token of several kinds of question, and the pace after it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.demo import PICTURES
from glm4v_tui.engine.protocol import Sampling

Counts = AsyncGenerator[int, None]
"""At each piece of a reply the tokens so far, or 0 where only the end tells."""

Ask = Callable[[Conversation, Sampling], Counts]

GREEDY = Sampling(temperature=0.0, top_p=1.0, max_tokens=200)
SAMPLED = Sampling(temperature=0.6, top_p=0.8, max_tokens=200, seed=1)


@dataclass(frozen=True, slots=True)
class Speeds:
    """What was measured of one engine."""

    seconds: dict[str, float]
    """From launch to ready, and the median of the first tokens of each kind of question."""
    rates: dict[str, float]
    """Tokens a second after the first, of all replies together."""


@dataclass(slots=True)
class _Tally:
    waits: dict[str, list[float]] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, float]]] = field(default_factory=dict)


async def measured(ask: Ask, ready: float) -> Speeds:
    """Ask about every demo picture anew, again and further; `ready` is what the start took."""
    tally = _Tally()
    for path in sorted(PICTURES.iterdir()):
        conversation = Conversation().asked("What is in the picture?", (inspect(path),))
        again = Conversation().asked("Describe the picture.", conversation.pictures)
        further = conversation.answered("I see a few shapes.", "stop").asked("What else is there?")
        await _timed(ask, conversation, GREEDY, tally, "new picture", "greedy")
        await _timed(ask, again, GREEDY, tally, "same picture", "greedy")
        await _timed(ask, further, SAMPLED, tally, "follow-up", "sampled")
        await _timed(ask, again, SAMPLED, tally, "same question", "sampled")
    seconds = {f"first token, {name}": median(all_) for name, all_ in tally.waits.items()}
    rates = {
        f"{name} decoding": sum(n for n, _ in spans) / sum(s for _, s in spans)
        for name, spans in tally.spans.items()
    }
    return Speeds({"launch to ready": ready, **seconds}, rates)


async def _timed(
    ask: Ask, asked: Conversation, sampling: Sampling, tally: _Tally, kind: str, how: str
) -> None:
    began = perf_counter()
    first = last = 0.0
    count = 0
    async for tokens in ask(asked, sampling):
        count, last = tokens, perf_counter()
        first = first or last
    tally.waits.setdefault(kind, []).append(first - began)
    tally.spans.setdefault(how, []).append((count - 1, last - first))
