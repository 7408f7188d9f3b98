"""Every version of a conversation is kept, can be gone back to, and comes back from the disk."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glm4v_tui.chat.conversation import Conversation, Ending, Text, Turn
from glm4v_tui.chat.history import History, HistoryError
from glm4v_tui.chat.kin import firsts_of
from glm4v_tui.chat.leaving_out import left_out
from glm4v_tui.chat.transcript import Transcript, read
from glm4v_tui.chat.transcripts import listed
from tests.chat.talk import STEPS, Talk

TALK = (
    Conversation()
    .asked("One?")
    .answered("First.", "stop")
    .asked("Two?")
    .answered("Second", "length")
    .asked("Three?")
    .answered("Third.", "stop")
)
HISTORY = History.of(TALK.turns)


def said(history: History) -> list[str]:
    return [turn.text for turn in history.turns]


def asked(text: str) -> Turn:
    return Turn("user", (Text(text),))


def answer(text: str) -> Turn:
    return Turn("assistant", (Text(text),), "", "stop")


def test_an_edited_question_begins_a_branch_and_the_old_one_stays() -> None:
    edited = HISTORY.asked(asked("Zwei?"), after=2).answered(answer("Zweite."))
    assert said(edited) == ["One?", "First.", "Zwei?", "Zweite."]
    assert edited.versions()[7] == (3, 7)
    assert said(edited.chosen(3)) == said(HISTORY)
    assert said(edited.undo()) == said(HISTORY)
    assert said(edited.undo().redo()) == said(edited)


def test_the_first_question_can_be_edited_too() -> None:
    edited = HISTORY.asked(asked("Eins?"), after=0)
    assert said(edited) == ["Eins?"]
    assert edited.versions()[7] == (1, 7)


def test_an_answer_given_anew_is_another_version() -> None:
    anew = HISTORY.again(3)
    assert said(anew) == ["One?", "First.", "Two?"]
    anew = anew.answered(answer("2nd."))
    assert anew.versions()[7] == (4, 7)
    assert said(anew.undo()) == said(HISTORY)
    assert said(anew.undo().redo()) == ["One?", "First.", "Two?", "2nd."]


def test_only_a_cut_or_a_rewritten_answer_can_be_gone_on_with() -> None:
    assert said(HISTORY.continuing(4)) == ["One?", "First.", "Two?"]
    with pytest.raises(HistoryError):
        HISTORY.continuing(2)
    rewritten = HISTORY.rewritten(2, "Fir")
    assert said(rewritten.continuing(rewritten.path[1])) == ["One?"]


def test_a_rewritten_answer_keeps_what_was_said_after_it() -> None:
    rewritten = HISTORY.rewritten(2, "1st.")
    assert said(rewritten) == ["One?", "1st.", "Two?", "Second", "Three?", "Third."]
    assert [turn.edited for turn in rewritten.turns] == [False, True] + [False] * 4
    assert said(rewritten.undo()) == said(HISTORY)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        (1, ["Two?", "Second", "Three?", "Third."]),
        (3, ["One?", "First.", "Three?", "Third."]),
        (5, ["One?", "First.", "Two?", "Second"]),
    ],
)
def test_a_removed_turn_takes_its_answer_with_it_and_comes_back(
    question: int, rest: list[str]
) -> None:
    removed = HISTORY.removed(question)
    assert said(removed) == rest
    assert said(removed.undo()) == said(HISTORY)
    assert said(removed.undo().redo()) == rest


def test_what_is_taken_over_keeps_its_versions_on_both_branches() -> None:
    edited = HISTORY.asked(asked("Zwei?"), after=2).answered(answer("Zweite."))
    rewritten = edited.rewritten(2, "Mine.")
    assert said(rewritten) == ["One?", "Mine.", "Zwei?", "Zweite."]
    shown = rewritten.versions()[rewritten.path[2]]
    assert (len(shown), shown.index(rewritten.path[2])) == (2, 1)
    walked = rewritten.chosen(shown[0])
    assert said(walked) == ["One?", "Mine.", "Two?", "Second", "Three?", "Third."]
    assert walked.versions()[walked.path[2]] == (walked.path[2], rewritten.path[2])
    back = walked.chosen(rewritten.path[2])
    assert said(back) == said(rewritten)
    assert back.next_number == walked.next_number
    assert said(walked.undo()) == said(rewritten)
    old = rewritten.chosen(2)
    assert said(old) == said(edited)
    assert old.versions()[7] == (3, 7)


def test_after_a_turn_was_left_out_the_next_one_keeps_its_versions() -> None:
    edited = HISTORY.asked(asked("Drei?"), after=4).answered(answer("Dritte."))
    removed = edited.removed(3)
    assert said(removed) == ["One?", "First.", "Drei?", "Dritte."]
    shown = removed.versions()[removed.path[2]]
    assert [edited.nodes[n].turn.text for n in shown if n in edited.nodes] == ["Two?", "Three?"]
    assert said(removed.chosen(shown[1])) == ["One?", "First.", "Three?", "Third."]


def test_of_two_turns_left_out_one_after_the_other_each_version_shows_all() -> None:
    removed = HISTORY.removed(3).removed(1)
    shown = removed.versions()[removed.path[0]]
    assert [removed.nodes[version].turn.text for version in shown] == ["One?", "Two?", "Three?"]
    for place, version in enumerate(shown):
        chosen = removed.chosen(version, after=0)
        kin = chosen.versions()[chosen.path[0]]
        assert (len(kin), kin.index(chosen.path[0])) == (3, place)
    two = removed.chosen(1).chosen(3, after=0)
    assert said(two) == ["Two?", "Second", "Three?", "Third."]
    assert said(removed.chosen(1)) == ["One?", "First.", "Three?", "Third."]


def test_a_turn_left_out_twice_has_no_version_twice() -> None:
    once, change = left_out(HISTORY, 3)
    assert change.kind == "removed"
    twice, change = left_out(once.undo(), 3)
    assert (said(twice), change.kind) == (said(once), "chosen")
    assert twice.versions()[twice.path[2]] == (3, 7)
    assert said(twice.undo()) == said(HISTORY)


def test_a_turn_left_out_again_is_a_version_more_where_something_was_said_since() -> None:
    once = HISTORY.removed(3).asked(asked("Four?")).answered(answer("Fourth."))
    twice, change = left_out(once.undo(), 3)
    assert change.kind == "removed"
    assert said(twice) == ["One?", "First.", "Three?", "Third."]
    shown = twice.versions()[twice.path[2]]
    assert (len(shown), shown.index(twice.path[2])) == (3, 2)
    assert said(twice.chosen(shown[1])) == said(once)


def test_a_version_is_not_gone_over_to_where_it_is_none() -> None:
    removed = HISTORY.removed(3)
    for number, after in ((3, 0), (5, 0), (3, 8), (5, 4)):
        with pytest.raises(HistoryError):
            removed.chosen(number, after=after)
    assert said(removed.chosen(3, after=2)) == said(HISTORY)


@settings(max_examples=150, deadline=None)
@given(moves=st.deferred(lambda: MOVES))
def test_each_version_of_a_place_shows_the_same_ones_and_all_are_reached(moves: list[Move]) -> None:
    with TemporaryDirectory() as directory:
        talk = Talk(Path(directory))
        talk.take("ask", 0, "first", "stop")
        for move in moves:
            talk.take(*move)
        for place, number in enumerate(talk.history.path):
            shown = told_at(talk.history, place)
            walked = []
            talk.walk(place, talk.history.versions()[number][0])
            for step in range(len(shown)):
                history = talk.history
                kin = history.versions()[history.path[place]]
                assert kin.index(history.path[place]) == step
                assert told_at(history, place) == shown
                walked.append(history.nodes[history.path[place]].turn)
                talk.walk(place, kin[min(step + 1, len(kin) - 1)])
            assert walked == [turn for _, turn in shown]
            talk.walk(place, number)
            assert talk.history.path[place] == number
        assert read(talk.transcript.path).history == talk.history
        assert read(talk.transcript.path).damaged == 0
        talk.transcript.close()


def told_at(history: History, place: int) -> list[tuple[int, Turn]]:
    """Return what can stand at a place of the path, by what it was taken over from at first."""
    firsts = firsts_of(history.nodes)
    kin = history.versions()[history.path[place]]
    return [(firsts[number], history.nodes[number].turn) for number in kin]


def test_several_steps_are_undone_one_after_the_other() -> None:
    history = HISTORY.removed(1)
    history = history.rewritten(history.path[1], "2nd.")
    history = history.asked(asked("Drei?"), after=history.path[1]).answered(answer("Dritte."))
    assert said(history) == ["Two?", "2nd.", "Drei?", "Dritte."]
    undone = [history := history.undo() for _ in range(3)]
    assert [len(said(each)) for each in undone] == [4, 4, 6]
    assert said(undone[-1]) == said(HISTORY)
    with pytest.raises(HistoryError):
        history.undo()


def test_what_was_asked_after_a_step_comes_back_when_it_is_taken_again() -> None:
    history = HISTORY.removed(5).asked(asked("Four?")).answered(answer("Fourth."))
    assert said(history.undo()) == said(HISTORY)
    assert said(history.undo().redo()) == said(history)


def test_a_fork_ends_with_an_answer() -> None:
    assert [turn.text for turn in HISTORY.until(3)] == ["One?", "First.", "Two?", "Second"]
    assert HISTORY.until(6) == TALK.turns


Move = tuple[str, int, str, Ending]

MOVES: st.SearchStrategy[list[Move]] = st.lists(
    st.tuples(
        st.sampled_from(STEPS),
        st.integers(0, 20),
        st.text(st.characters(codec="utf-8"), max_size=5).map("w{}".format),
        st.sampled_from(["stop", "length", "stopped", "error"]),
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(moves=MOVES)
def test_reopening_brings_back_every_version_and_the_chosen_path(moves: list[Move]) -> None:
    with TemporaryDirectory() as directory:
        talk = Talk(Path(directory))
        talk.take("ask", 0, "first", "stop")
        for move in moves:
            talk.take(*move)
            assert read(talk.transcript.path).history == talk.history
        talk.transcript.close()
        saved = read(talk.transcript.path)
        assert saved.history == talk.history
        assert saved.conversation.turns == talk.history.turns
        assert saved.damaged == 0
        if talk.history.questions:
            assert listed(Path(directory))[0].questions == talk.history.questions


@settings(max_examples=60, deadline=None)
@given(moves=MOVES, data=st.data())
def test_a_torn_transcript_keeps_all_earlier_versions(
    moves: list[Move], data: st.DataObject
) -> None:
    with TemporaryDirectory() as directory:
        talk = Talk(Path(directory))
        stages: list[tuple[int, History]] = []
        talk.take("ask", 0, "first", "stop")
        for move in moves:
            stages.append((talk.transcript.path.stat().st_size, talk.history))
            talk.take(*move)
        talk.transcript.close()
        whole = talk.transcript.path.read_bytes()
        first = stages[0][0] if stages else len(whole)
        cut = data.draw(st.integers(first, len(whole)))
        talk.transcript.path.write_bytes(whole[:cut])
        saved = read(talk.transcript.path)
        complete = [history for size, history in stages if size <= cut]
        for history in complete[-1:]:
            assert history.nodes.items() <= saved.history.nodes.items()
        gone_on = Transcript.open(talk.transcript.path, "m")
        gone_on.asked(asked("And now?"))
        gone_on.close()
        after = read(gone_on.path)
        assert after.conversation.turns == (*saved.conversation.turns, asked("And now?"))


def test_a_transcript_without_branches_can_be_read_by_older_programs(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.take("ask", 0, "first", "stop")
    assert read(talk.transcript.path).version == 1
    talk.take("again", 0, "anew", "stop")
    assert read(talk.transcript.path).version == 2
    assert talk.transcript.path.read_text().count('"version":2') == 1


def test_a_conversation_of_which_all_is_left_out_is_still_listed(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.take("ask", 0, "first", "stop")
    talk.take("remove", 0, "", "stop")
    assert [entry.title for entry in listed(tmp_path)] == ["first"]
    talk.take("refused", 0, "second", "stop")
    assert [entry.title for entry in listed(tmp_path)] == ["first"]
    assert read(talk.transcript.path).history == talk.history


def test_steps_that_cannot_be_count_as_damage(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.take("ask", 0, "first", "stop")
    time = '"turn":1,"time":"2030-01-01T00:00:00Z"'
    with talk.transcript.path.open("a") as file:
        for rest in (
            f'"kind":"again",{time},"node":9',
            f'"kind":"continued",{time},"node":2',
            f'"kind":"rewritten",{time},"node":1,"new":3,"text":"x"',
            f'"kind":"removed",{time},"node":1,"new":1',
            f'"kind":"removed",{time},"node":1,"new":1000000000',
            f'"kind":"chosen",{time},"node":0',
            f'"kind":"undone",{time}',
            f'"kind":"redone",{time}',
            f'"kind":"asked",{time},"parts":[],"after":77',
            '"kind":"delta","turn":1,"text":"of no answer"',
        ):
            file.write(f"{{{rest}}}\n")
    saved = read(talk.transcript.path)
    assert (saved.history, saved.damaged) == (talk.history, 10)
