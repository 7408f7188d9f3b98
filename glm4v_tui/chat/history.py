"""Every version of a conversation: a tree of turns, of which one path is what the model sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.kin import place_of, versions_of
from glm4v_tui.chat.versions import MOST, ROOT, HistoryError, Node, Place, Step, What

__all__ = ["ROOT", "History", "HistoryError", "Place"]


@dataclass(frozen=True, slots=True)
class History:
    """All turns ever said and the path through them; replaced, never changed."""

    nodes: dict[int, Node] = field(default_factory=dict)
    """Every turn by its number; numbers grow, and none is ever used for another turn."""
    choices: dict[int, int] = field(default_factory=dict)
    """The turn that comes next after each one."""
    steps: tuple[Step, ...] = ()
    """What can be undone, the oldest first."""
    undone: tuple[Step, ...] = ()
    """What can be done again, the last undone at the end."""
    tip: int = ROOT
    """The last turn that the model sees; `ROOT` where nothing is said."""

    @classmethod
    def of(cls, turns: tuple[Turn, ...]) -> History:
        """Return the history of turns that have one version each."""
        nodes = {place + 1: Node(turn, place) for place, turn in enumerate(turns)}
        choices = {place: place + 1 for place in range(len(turns))}
        return cls(nodes, choices, tip=len(turns))

    @property
    def path(self) -> tuple[int, ...]:
        """The numbers of the turns that the model sees, in order."""
        return tuple(self._path_after(ROOT))

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns that the model sees, in order."""
        return tuple(self.nodes[number].turn for number in self._path_after(ROOT))

    @property
    def questions(self) -> int:
        """How many questions the model sees."""
        return sum(turn.role == "user" for turn in self.turns)

    @property
    def next_number(self) -> int:
        """The number that the next turn gets."""
        return next(reversed(self.nodes), ROOT) + 1

    def versions(self) -> dict[int, tuple[int, ...]]:
        """Return, for each turn of the path, all that can stand in its place, itself included.

        Where one was taken over, they are also the versions of the one that it comes from.
        """
        return versions_of(self.path, self.nodes)

    def question_of(self, number: int) -> int:
        """Return the question that a turn is, or answers.

        Raises:
            HistoryError: the turn does not exist.
        """
        node = self._node(number)
        while node.turn.role != "user" and node.parent != ROOT:
            number, node = node.parent, self.nodes[node.parent]
        return number

    def until(self, number: int) -> tuple[Turn, ...]:
        """Return the turns of the path up to a question and its answer."""
        path = self.path
        end = path.index(number) + 1 if number in path else len(path)
        while end < len(path) and self.nodes[path[end]].turn.role == "assistant":
            end += 1
        return tuple(self.nodes[place].turn for place in path[:end])

    def asked(self, turn: Turn, after: int | None = None, number: int | None = None) -> History:
        """Add a question at the end, or as another version of the one after some turn."""
        at = self.tip if after is None else self._seen(after)
        added, new = self._added(turn, at, number)
        if after is None:
            return added._choosing(at, new)
        return added._stepping("edit", at, new)

    def answered(self, turn: Turn) -> History:
        """Add the answer to the last question, or the next version of it."""
        at = self.tip
        added, new = self._added(turn, at, None)
        last = self.steps[-1] if self.steps else None
        if last and last.at == at and last.what in ("again", "continue") and not last.after:
            added = replace(added, steps=(*self.steps[:-1], replace(last, after=new)))
        return added._choosing(at, new)

    def again(self, question: int) -> History:
        """Return to a question of the path, to have it answered once more."""
        self._on_path(question, "user")
        return self._stepping("again", question, ROOT)

    def continuing(self, answer: int) -> History:
        """Return to the question of a cut answer of the path, to have the answer gone on with."""
        node = self._on_path(answer, "assistant")
        if not node.turn.is_open:
            raise HistoryError("the answer is whole")
        return self._stepping("continue", node.parent, ROOT)

    def rewritten(self, answer: int, text: str, number: int | None = None) -> History:
        """Replace the text of an answer of the path; what was said after it stays."""
        node = self._on_path(answer, "assistant")
        turn = replace(node.turn, parts=(Text(text),), edited=True, problem="")
        grown = ((turn, ROOT), *self._turns(self._path_after(answer)))
        return self._grown("rewrite", node.parent, grown, number)

    def removed(self, question: int, number: int | None = None) -> History:
        """Leave a question of the path out, with its answer; what was said after it stays."""
        node = self._on_path(question, "user")
        rest = self._turns(self._path_after(question))
        answers = next((at for at, (turn, _) in enumerate(rest) if turn.role == "user"), len(rest))
        return self._grown("remove", node.parent, rest[answers:], number)

    def chosen(self, number: int, new: int | None = None, after: int | None = None) -> History:
        """Go over to a version of what comes after a turn, and to what was said after it.

        A version that stands elsewhere is taken over, with numbers from `new` on.
        """
        parent = self._node(number).parent
        at = place_of(number, self.path, self.nodes, after)
        if parent == at:
            return self._stepping("walk", at, number)
        return self._grown("walk", at, self._turns((number, *self._path_after(number))), new)

    def undo(self) -> History:
        """Take the last step back.

        Raises:
            HistoryError: there is none.
        """
        *steps, last = self.steps or _none()
        # What was asked after the step comes back with it.
        turned = replace(last, after=self.choices.get(last.at, ROOT))
        back = self._choosing(last.at, last.before)
        return replace(back, steps=tuple(steps), undone=(*self.undone, turned))

    def redo(self) -> History:
        """Take the step again that was taken back last.

        Raises:
            HistoryError: there is none.
        """
        *undone, last = self.undone or _none()
        turned = replace(last, before=self.choices.get(last.at, ROOT))
        forth = self._choosing(last.at, last.after)
        return replace(forth, steps=(*self.steps, turned), undone=tuple(undone))

    def unasked(self) -> History:
        """Leave the last question out, with whatever was answered."""
        questions = [at for at in self.path if self.nodes[at].turn.role == "user"]
        return self._choosing(self.nodes[questions[-1]].parent, ROOT) if questions else self

    def kept(self, turn: Turn, kept: Turn) -> History:
        """Put a turn with its pictures at their copies in the place of the one that was asked."""
        same = {n: replace(node, turn=kept) for n, node in self.nodes.items() if node.turn is turn}
        return replace(self, nodes={**self.nodes, **same})

    def _path_after(self, number: int) -> Iterator[int]:
        while number := self.choices.get(number, ROOT):
            yield number

    def _turns(self, numbers: Iterable[int]) -> tuple[tuple[Turn, int], ...]:
        """Return turns that are to be taken over, with their numbers."""
        return tuple((self.nodes[number].turn, number) for number in numbers)

    def _node(self, number: int) -> Node:
        if number not in self.nodes:
            raise HistoryError(f"there is no turn {number}")
        return self.nodes[number]

    def _seen(self, number: int) -> int:
        """Return the number of a turn that the model sees, or of the beginning."""
        if number != ROOT and number not in self.path:
            raise HistoryError(f"turn {number} is not seen now")
        return number

    def _on_path(self, number: int, role: str) -> Node:
        node = self._node(self._seen(number))
        if node.turn.role != role:
            raise HistoryError(f"turn {number} cannot be taken for that")
        return node

    def _added(self, turn: Turn, parent: int, number: int | None) -> tuple[History, int]:
        new = self._free(number)
        return replace(self, nodes={**self.nodes, new: Node(turn, parent)}), new

    def _free(self, number: int | None) -> int:
        """Return the number of the next turn, where it may be this one."""
        free = self.next_number if number is None else number
        if not self.next_number <= free <= MOST:
            raise HistoryError(f"no turn can have the number {free} now")
        return free

    def _grown(
        self, what: What, parent: int, turns: tuple[tuple[Turn, int], ...], number: int | None
    ) -> History:
        """Say turns, with where they were taken over from, in place of what came after one."""
        first = self._free(number)
        last = self._free(first + len(turns))
        numbers = range(first, last)
        told = zip(numbers, turns, strict=True)
        nodes = {at: Node(turn, at - 1, origin) for at, (turn, origin) in told}
        choices = {at - 1: at for at in numbers[1:]}
        if turns:
            nodes[first] = replace(nodes[first], parent=parent)
        grown = replace(self, nodes={**self.nodes, **nodes}, choices={**self.choices, **choices})
        return grown._stepping(what, parent, first if turns else ROOT)

    def _choosing(self, at: int, number: int) -> History:
        choices, tip = {**self.choices, at: number}, at
        while following := choices.get(tip, ROOT):
            tip = following
        return replace(self, choices=choices, tip=tip)

    def _stepping(self, what: What, at: int, number: int) -> History:
        step = Step(what, at, self.choices.get(at, ROOT), number)
        return replace(self._choosing(at, number), steps=(*self.steps, step), undone=())


def _none() -> tuple[Step, ...]:
    raise HistoryError("there is no such step")
