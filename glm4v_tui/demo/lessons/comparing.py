"""Questions about which of two kinds or colours there are more of."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.groups import Group, select, varied
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.wording import capital, counted, numbered
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Scene

IS_MORE = Grammar(
    """
    Are there {more} {many} than {others}<in>?
    (Do you see|Can you see|Do you find) {more} {many} than {others}<in>?
    Does (the|this) <pic> (show|have|contain) {more} {many} than {others}?
    {more} {many} than {others}?
    Is it (true|right|correct) that there are {more} {many} than {others}?
    There are {more} {many} than {others}, (right|is that right|correct)?
    <tell> (if|whether) there are {more} {many} than {others}<in>.
    Is the number of {many} {higher} than the number of {others}?
    Compare {many} and {others}: are there {more} {many}?
    (Do|Does) (we|one|the <pic>) (have|see|count|find) {more} {many} than {others}<in>?
    (Can|Could) (I|one) (see|count|find) {more} {many} than {others}<in>?
    (True or false|Right or wrong|Is this true|\
    Correct or not): there are {more} {many} than {others}.
    (I think|I believe|I guess|It seems that) there are {more} {many} than {others}. (Right|\
    Is that right|Correct|True|Do you agree)?
    (Is|Was) the (count|total|amount) of {many} {higher} than (that|the count|\
    the total) of {others}?
    (Compared|Relative|Next) to {others}, are there {more} {many}<in>?
    <do> (check|verify|confirm|see|count) (if|whether) there are {more} {many} than {others}.
    Do {more} {many} than {others} (appear|exist|occur|show up)<in>?
    {many}, {others}: are there {more} {many}?
    """,
    """
    Would a count give {more} {many} than {others}?
    My guess is {more} {many} than {others}. Does that hold?
    If you count both, do you end up with {more} {many} than {others}?
    """,
)

IS_EQUAL = Grammar(
    """
    Are there as many {many} as {others}<in>?
    (Do you see|Can you see) as many {many} as {others}<in>?
    Is the number of {many} the same as the number of {others}?
    Are there (equally many|the same number of) {many} and {others}<in>?
    Does (the|this) <pic> (show|have|contain) as many {many} as {others}?
    <tell> (if|whether) there are as many {many} as {others}<in>.
    (As many|Just as many|Equally many) {many} as {others}?
    (Do|Does) (we|one|the <pic>) (have|see|count) as many {many} as {others}<in>?
    (True or false|Right or wrong|Is this true): there are as many {many} as {others}.
    (I think|I believe|I guess) there are as many {many} as {others}. (Right|Is that right|Correct|\
    True)?
    (Is|Are) the (numbers|counts|totals) of {many} and (of |){others} (equal|the same|identical)?
    (Are|Is) the number of {many} and {others} (equal|identical|the same)<in>?
    Do as many {many} as {others} (appear|exist|occur)<in>?
    <do> (check|verify|confirm|see) (if|whether) there are as many {many} as {others}.
    """,
    """
    Do the {many} and the {others} come in equal numbers?
    If I count the {many} and then the {others}, do I get the same number twice?
    Are {many} and {others} tied in number?
    """,
)

WHICH_MORE = Grammar(
    """
    (What|Which) are there {more} of, {many} or {others}<in>?
    Are there {more} {many} or {more} {others}<in>?
    Are there {more} {many} or {others}<in>?
    (What|Which) do you see {more} of<in>: {many} or {others}?
    <tell> (what|which) there are {more} of, {many} or {others}.
    {many} or {others}: (what|which) are there {more} of?
    Of (what|which) are there {more}, {many} or {others}?
    Compare the number of {many} and {others}. Which is {higher}?
    {many}, {others}: (which|what) are there {more} of?
    (Which|What) (occurs|appears|exist|occur|do we have|do you count|\
    do you find) {more}, {many} or {others}<in>?
    (Decide|Choose|Pick one): {more} {many} or {more} {others}?
    (Name|Tell me|Find|Identify) (which|what) there are {more} of: {many} or {others}.
    (Which|What) (group|kind|sort|number|count) is {higher}: {many} or {others}?
    (Between|Comparing|Of) {many} and {others}, (which|what) are there {more} of?
    Are (the |){many} or (the |){others} {more}<in>?
    """,
    """
    Which group has {more} members: {many} or {others}?
    If I count {many} and {others}, which count comes out {higher}?
    Tally the {many} and the {others} for me: which tally is {higher}?
    """,
)


def is_more(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether there are more, fewer or as many of one group than of another."""
    if not (pair := _pair(scene, chance)):
        return None
    one, other = pair
    difference = len(one.members) - len(other.members)
    if chance.random() < (0.6 if difference == 0 else 0.15):
        return _lesson(scene, one, other, IS_EQUAL, difference == 0, chance)
    if chance.random() < 0.3:
        more = chance.choice(("fewer", "less"))
        return _lesson(scene, one, other, IS_MORE, difference < 0, chance, more, "lower")
    return _lesson(scene, one, other, IS_MORE, difference > 0, chance, "more", "higher")


def which_more(scene: Scene, chance: Random) -> Lesson | None:
    """Ask of which of two groups there are more."""
    if not (pair := _pair(scene, chance)):
        return None
    one, other = pair
    if chance.random() < 0.3:
        more, higher, sign = "fewer", "lower", -1
    else:
        more, higher, sign = "more", "higher", 1
    asked = WHICH_MORE.ask(chance, more=more, higher=higher, **_words(one, other, chance))
    difference = sign * (len(one.members) - len(other.members))
    found = one if difference > 0 else other
    numbers = (_counted(one), _counted(other))
    return Lesson(
        "comparison",
        asked.question,
        f"There are {more} {found.many}: {_numbers(one, other)}."
        if difference
        else f"There are as many {one.many} as {other.many}: {_numbers(one, other)}.",
        Check(starts=f"There are {more} {found.many}", says=numbers)
        if difference
        else Check(says=("as many", *numbers)),
        thought=_thought(scene, one, other),
        unseen=asked.unseen,
    )


def _lesson(
    scene: Scene,
    one: Group,
    other: Group,
    grammar: Grammar,
    right: bool,
    chance: Random,
    more: str = "",
    higher: str = "",
) -> Lesson:
    asked = grammar.ask(chance, more=more, higher=higher, **_words(one, other, chance))
    verdict = "Yes" if right else "No"
    verb = "is" if len(one.members) == 1 else "are"
    return Lesson(
        "comparison",
        asked.question,
        f"{verdict}, there {verb} {_numbers(one, other)}.",
        checks.yes(right),
        short=verdict,
        thought=_thought(scene, one, other),
        unseen=asked.unseen,
    )


def _pair(scene: Scene, chance: Random) -> tuple[Group, Group] | None:
    """Return two groups by kind or by colour, of which at least one has members."""
    if not scene.shapes:
        return None
    by_colour = chance.random() < 0.4
    present = sorted({one.colour if by_colour else one.kind for one in scene.shapes})
    pool = (
        present if len(present) > 1 and chance.random() < 0.8 else COLOURS if by_colour else SHAPES
    )
    first = chance.choice(present)
    second = chance.choice([word for word in pool if word != first])
    words = [first, second]
    chance.shuffle(words)
    one, other = (
        select(scene, colour=word) if by_colour else select(scene, kind=word) for word in words
    )
    return one, other


def _words(one: Group, other: Group, chance: Random) -> dict[str, str]:
    return {"many": varied(one.many, chance), "others": varied(other.many, chance)}


def _counted(group: Group) -> str:
    return counted(len(group.members), group.one, group.many)


def _numbers(one: Group, other: Group) -> str:
    return f"{_counted(one)} and {_counted(other)}"


def _thought(scene: Scene, *groups: Group) -> str:
    return " ".join(
        f"{capital(group.many)}: {numbered(scene, group.members) or 'none.'}" for group in groups
    )
