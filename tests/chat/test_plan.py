"""What the user changes is worked out at once, and what cannot be is refused in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.budget import estimated
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.plan import Limits, Plan, RefusedError
from glm4v_tui.chat.shown import Shown, applied
from glm4v_tui.engine.picture_tokens import FixedPictureTokens, SmartResize

GLM_41V = SmartResize(12544, 9633792)


def picture(number: int) -> Picture:
    name = f"{number}\x1b[2J.png"
    return Picture(Path(f"/{number}.png"), name, f"{number:064x}", 1920, 1080, 9, "PNG")


ASKED = Conversation(system="Be brief.").asked("one", (picture(1), picture(2)))
SAID = ASKED.answered("said", "stop").asked("two", (picture(3),)).answered("more", "stop")
LIMITS = Limits(8192, None, GLM_41V.count)


def plan(said: Conversation = SAID, limits: Limits = LIMITS) -> Plan:
    return Plan(said, False, estimated(said, limits.count), Shown(), limits)


def test_lines_follow_the_conversation_and_are_clean() -> None:
    found = plan(SAID.asked("three")).lines
    assert [line.kind for line in found] == [
        "system", "turn", "picture", "picture", "turn", "picture", "draft",
    ]  # fmt: skip
    assert [line.title for line in found if line.picture] == [
        "[1] 1␛[2J.png", "[2] 2␛[2J.png", "[3] 3␛[2J.png",
    ]  # fmt: skip
    assert "\x1b" not in "".join(line.title + line.remark for line in found)


def test_each_line_gives_back_what_it_says() -> None:
    begun = plan()
    for line in begun.lines:
        if line.place is not None:
            assert begun.toggled(line).tokens <= begun.tokens - line.tokens
            again = begun.toggled(line)
            (same,) = [each for each in again.lines if each.place == line.place]
            assert same.hidden
            assert again.toggled(same).tokens == begun.tokens


def test_a_turn_that_is_left_out_takes_its_pictures_with_it() -> None:
    begun = plan()
    turn = begun.lines[1]
    without = begun.toggled(turn)
    assert [each.name for each in without.seen.pictures] == [picture(3).name]
    hidden = without.lines[2]
    assert hidden.hidden
    with pytest.raises(RefusedError, match="turn"):
        without.toggled(hidden)


def test_shrinking_halves_and_can_be_undone() -> None:
    begun = plan()
    line = begun.lines[2]
    smaller = begun.shrunk(line)
    assert smaller.lines[2].tokens <= line.tokens // 2
    assert "shrunk to" in smaller.lines[2].remark
    again = smaller.shrunk(smaller.lines[2])
    assert again.lines[2].tokens <= line.tokens // 4
    assert again.original(again.lines[2]).shown == Shown()


def test_pictures_shrink_until_all_fits() -> None:
    begun = plan(limits=replace(LIMITS, context_tokens=4096))
    assert begun.over(begun.tokens) > 0
    fitting = begun.all_shrunk()
    assert begun.over(fitting.tokens) <= 0
    assert len(fitting.seen.pictures) == 3
    half = plan().all_shrunk()
    assert half.tokens < plan().tokens


def test_a_model_with_one_size_has_nothing_to_shrink() -> None:
    fixed = plan(limits=Limits(8192, None, FixedPictureTokens(1120, 1602).count))
    assert fixed.smaller(fixed.lines[2]) is None
    with pytest.raises(RefusedError):
        fixed.shrunk(fixed.lines[2])
    with pytest.raises(RefusedError):
        fixed.all_shrunk()


def test_another_picture_stands_in() -> None:
    begun = plan()
    other = begun.replaced(begun.lines[2], picture(9))
    assert other.seen.pictures[0].name == picture(9).name
    assert other.lines[2].remark.startswith("replaced by 9␛")
    assert other.smaller(other.lines[2]) is None
    assert other.original(other.lines[2]).shown == Shown()


def test_one_picture_at_a_time_is_switched_by_one_key() -> None:
    begun = plan(limits=replace(LIMITS, max_pictures=1))
    first = begun.toggled(begun.toggled(begun.lines[2]).lines[2])
    assert [each.name for each in first.seen.pictures] == [picture(1).name]
    last = first.toggled(first.lines[5])
    assert [each.name for each in last.seen.pictures] == [picture(3).name]
    with pytest.raises(RefusedError):
        last.all_original()


def test_no_more_pictures_than_the_model_takes() -> None:
    begun = plan(limits=replace(LIMITS, max_pictures=2))
    dropped = begun.toggled(begun.lines[2])
    with pytest.raises(RefusedError, match="2 pictures"):
        dropped.toggled(dropped.lines[2])


def test_the_conversation_itself_is_never_changed() -> None:
    changed = plan().toggled(plan().lines[2])
    assert changed.conversation == SAID
    assert applied(SAID, Shown()) == SAID
