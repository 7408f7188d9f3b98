"""What the model is shown changes by place, and the conversation itself never does."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.shown import (
    Place,
    Shown,
    applied,
    picture_places,
    question_places,
)


def picture(number: int) -> Picture:
    return Picture(Path(f"/{number}.png"), f"{number}.png", f"{number:064x}", 99, 70, 9, "PNG")


def chance(dice: random.Random) -> Conversation:
    """Return a conversation in which pictures and questions occur again."""
    said = Conversation(system=dice.choice(["", "Be brief."]))
    for _ in range(dice.randint(1, 6)):
        pictures = tuple(picture(dice.randint(1, 3)) for _ in range(dice.randint(0, 3)))
        said = said.asked(dice.choice("abc"), pictures)
        if dice.random() < 0.9:
            said = said.answered(dice.choice("xyz"), "stop")
    return said


def choice(dice: random.Random, said: Conversation) -> Shown:
    shown = Shown()
    for places in picture_places(said):
        for place in places:
            what = dice.randint(0, 3)
            if what < 2:
                shown = shown.with_picture(place, picture(77) if what else None)
    for place in question_places(said):
        if dice.random() < 0.3:
            shown = shown.without_turn(place)
    return shown


@pytest.fixture(params=range(40))
def dice(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(request.param)


def test_what_says_nothing_changes_nothing(dice: random.Random) -> None:
    said = chance(dice)
    assert applied(said, Shown()) is said


def test_every_place_is_another(dice: random.Random) -> None:
    said = chance(dice)
    places = [place for places in picture_places(said) for place in places]
    assert len(set(places)) == len(places) == len(said.pictures)
    questions = [
        place
        for turn, place in zip(said.turns, question_places(said), strict=True)
        if turn.role == "user"
    ]
    assert len(set(questions)) == len(questions)


def test_exactly_what_was_chosen_is_shown(dice: random.Random) -> None:
    said = chance(dice)
    shown = choice(dice, said)
    seen = applied(said, shown)
    waiting = said.turns[-1].role == "user"
    left = [
        (turn, places)
        for at, (turn, places, question) in enumerate(
            zip(said.turns, picture_places(said), question_places(said), strict=True)
        )
        if question not in shown.left_out or (waiting and at == len(said.turns) - 1)
    ]
    assert [turn.text for turn in seen.turns] == [turn.text for turn, _ in left]
    instead = dict(shown.instead)
    wanted = [
        instead.get(place, picture)
        for turn, places in left
        for place, picture in zip(places, turn.pictures, strict=True)
    ]
    assert list(seen.pictures) == [picture for picture in wanted if picture]
    assert seen.system == said.system


def test_everything_can_be_brought_back(dice: random.Random) -> None:
    said = chance(dice)
    shown = choice(dice, said)
    for place, _ in shown.instead:
        shown = shown.with_original(place)
    for place in shown.left_out:
        shown = shown.with_turn(place)
    assert applied(said, shown) == said


def test_a_copy_elsewhere_and_an_earlier_turn_that_goes_move_nothing() -> None:
    said = Conversation().asked("a", (picture(1),)).answered("x", "stop").asked("b", (picture(2),))
    shown = Shown().with_picture(Place(picture(2).digest), None)
    moved = replace(said, turns=said.turns[2:])
    assert applied(said, shown).pictures == (picture(1),)
    assert applied(moved, shown).pictures == ()


def test_the_question_that_waits_is_always_shown() -> None:
    said = Conversation().asked("a").answered("x", "stop").asked("a")
    shown = Shown()
    for place in question_places(said):
        shown = shown.without_turn(place)
    assert [turn.text for turn in applied(said, shown).turns] == ["a"]
