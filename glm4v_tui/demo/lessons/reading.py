"""Questions about a text in the picture."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons import reading_grammar as ways
from glm4v_tui.demo.lessons.grammar import Asked
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.wording import capital, counted
from glm4v_tui.demo.world.scene import Scene, Writing

NOTHING = "There is no text in the picture."
_GUESSES = ("STOP", "hello", "42", "OPEN", "Sale", "exit", "7", "Coffee", "no", "2024", "Hotel")


def read(scene: Scene, chance: Random) -> Lesson | None:
    """Ask what the text says, or, where there is none, as if there were one."""
    writing = scene.writing
    if writing is None:
        return no_text(scene, chance)
    if writing.text.isdigit() and chance.random() < 0.5:
        return _number(writing, ways.NUMBER.ask(chance), "")
    return Lesson(
        "reading",
        (asked := ways.READ.ask(chance)).question,
        f'The text says "{writing.text}".',
        text_check(writing.text),
        short=writing.text,
        thought=_letters_thought(writing),
        unseen=asked.unseen,
    )


def no_text(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the text of a picture that has none."""
    if scene.writing or (scene.chart and (scene.chart.has_labels or scene.chart.has_values)):
        return None
    grammar = chance.choice(
        (
            ways.READ,
            ways.READ,
            ways.NUMBER,
            ways.IS_TEXT,
            ways.TEXT_COLOUR,
            ways.IS_NUMBER,
            ways.SPELL,
            ways.LETTERS,
        )
    )
    asked = grammar.ask(chance)
    front = "No, there" if grammar in (ways.IS_TEXT, ways.IS_NUMBER) else "There"
    return Lesson(
        "no-text",
        asked.question,
        front + NOTHING[5:],
        Check(says=("no", "text")),
        thought="I look for a text. I find none.",
        unseen=asked.unseen,
    )


def is_text(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether there is a text, a number or a certain word."""
    if not (writing := scene.writing):
        return None
    kind = chance.randrange(3)
    if kind == 0:
        return _verdict(writing, True, ways.IS_TEXT.ask(chance))
    if kind == 1:
        asked = ways.IS_NUMBER.ask(chance)
        number = writing.text.isdigit()
        return _number(writing, asked, "Yes, ") if number else _verdict(writing, False, asked)
    right = chance.random() < 0.5
    guess = writing.text if right else chance.choice(_GUESSES)
    same = guess.lower() == writing.text.lower()
    return _verdict(writing, same, ways.IS_WORD.ask(chance, guess=guess))


def text_colour(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the colour of the text."""
    if not (writing := scene.writing):
        return None
    asked = ways.TEXT_COLOUR.ask(chance)
    return Lesson(
        "reading-colour",
        asked.question,
        f"The text is {writing.colour}.",
        checks.colours([writing.colour]),
        short=capital(writing.colour),
        thought=f"I look for a text. It is {writing.colour}.",
        unseen=asked.unseen,
    )


def spell(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the letters one by one, or for how many letters or words there are."""
    if not (writing := scene.writing):
        return None
    letters = tuple(writing.text.replace(" ", ""))
    if chance.random() < 0.4 and len(letters) <= 8:
        asked = ways.SPELL.ask(chance)
        spelt = " ".join(letters)
        return Lesson(
            "reading",
            asked.question,
            f"The letters are: {spelt}.",
            Check(exactly=spelt),
            short=spelt,
            thought=_letters_thought(writing),
            unseen=asked.unseen,
        )
    if chance.random() < 0.5 and len(letters) <= 6:
        return _count(ways.LETTERS.ask(chance), letters, "letter", "letters")
    return _count(ways.WORDS.ask(chance), tuple(writing.text.split()), "word", "words")


def text_check(text: str) -> Check:
    """Ask for a text to the letter, and as whole words."""
    return Check(says=(text,), exactly=text)


def _number(writing: Writing, asked: Asked, front: str) -> Lesson:
    return Lesson(
        "reading",
        asked.question,
        f"{front}{'the' if front else 'The'} number is {writing.text}.",
        checks.yes(True) if front else text_check(writing.text),
        short="Yes" if front else writing.text,
        thought=_letters_thought(writing),
        unseen=asked.unseen,
    )


def _verdict(writing: Writing, right: bool, asked: Asked) -> Lesson:
    verdict = "Yes" if right else "No"
    return Lesson(
        "reading",
        asked.question,
        f'{verdict}, the text says "{writing.text}".',
        Check(starts=verdict),
        short=verdict,
        thought=_letters_thought(writing),
        unseen=asked.unseen,
    )


def _count(asked: Asked, parts: tuple[str, ...], one: str, many: str) -> Lesson:
    listed = " ".join(f"{i}: {part}." for i, part in enumerate(parts, 1))
    return Lesson(
        "reading",
        asked.question,
        f"The text has {counted(len(parts), one, many)}.",
        checks.number(len(parts)),
        short=str(len(parts)),
        thought=listed,
        unseen=asked.unseen,
    )


def _letters_thought(writing: Writing) -> str:
    kind = "digits" if writing.text.isdigit() else "letters"
    return f"I read the {kind}: {' '.join(writing.text.replace(' ', ''))}."
