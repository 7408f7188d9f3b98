"""How long it takes to find a conversation among ten thousand, beside reading them all.

Run by hand: python -m benchmarks.search
"""

from __future__ import annotations

import json
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from glm4v_tui.chat.index import Index

MANY = 10_000
TURNS = 4
SYLLABLES = [a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "ist")]
HANZI = "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会"
TIMES = 9


def words(chance: random.Random) -> list[str]:
    """Return a vocabulary in which, as in a language, few words are said often."""
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]


def prose(chance: random.Random, vocabulary: list[str], length: int) -> str:
    """Return words of a vocabulary, the first of them often."""
    said = [vocabulary[int(len(vocabulary) * chance.random() ** 3)] for _ in range(length)]
    return " ".join(said) + "。" + "".join(chance.choices(HANZI, k=length // 4))


def save(path: Path, chance: random.Random, vocabulary: list[str], rare: str) -> None:
    """Write a conversation of a few questions."""
    when = {"time": "2026-01-01T00:00:00Z"}
    lines: list[dict[str, object]] = [{"kind": "opened", "version": 1, **when, "model": "m"}]
    for turn in range(1, TURNS + 1):
        question = {"text": prose(chance, vocabulary, 12) + rare}
        lines += [
            {"kind": "asked", "turn": turn, **when, "parts": [question]},
            {"kind": "delta", "turn": turn, "text": prose(chance, vocabulary, 120)},
            {"kind": "ended", "turn": turn, **when, "ending": "stop"},
        ]
    text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    path.write_text(text, "utf-8")


def took(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes at the middle of a few times."""
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return sorted(times)[TIMES // 2]


def read_all(folder: Path, word: str) -> int:
    """Find a word as `grep` would: in every file."""
    sought = re.compile(re.escape(word.encode()))
    return sum(sought.search(path.read_bytes()) is not None for path in folder.iterdir())


def main() -> None:
    """Measure and print."""
    chance = random.Random(5)
    vocabulary = words(chance)
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory, "data")
        data.mkdir()
        for number in range(MANY):
            rare = " zyzzyva" if number == MANY // 2 else ""
            save(data / f"{number:05}.jsonl", chance, vocabulary, rare)
        size = sum(path.stat().st_size for path in data.iterdir())
        print(f"{MANY:,} conversations, {size / 1e6:.0f} MB")
        index = Index(data, Path(directory, "cache"))
        begun = time.perf_counter()
        index.refresh()
        print(f"built once: {time.perf_counter() - begun:.1f} s")
        print(f"nothing has changed: {took(index.refresh) * 1000:.0f} ms")
        print(f"all listed: {took(index.entries) * 1000:.0f} ms")
        grep = took(lambda: read_all(data, "zyzzyva"))
        for sought in ("b", "ba", vocabulary[0], "zyzzyva", "不了", "zyz ba", "nothinglikeit"):
            found = index.search(sought)
            hits = took(lambda sought=sought: index.search(sought))  # type: ignore[misc]
            ratio = f"{grep / hits:.0f} times as quick as reading all files"
            print(f"“{sought}”: {len(found)} shown in {hits * 1000:.1f} ms, {ratio}")


if __name__ == "__main__":
    main()
