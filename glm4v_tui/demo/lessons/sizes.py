"""Questions about how large shapes are, and which of two is larger or more frequent."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.groups import absent_group, reference, unique, varied
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.missing import RARELY, no_such
from glm4v_tui.demo.lessons.wording import capital, name, place
from glm4v_tui.demo.world.scene import Scene, Shape

SIZE = Grammar(
    """
    Is the {one} (small or large|large or small|big or small|small or big|little or big)<in>?
    How (big|large|small) is the {one}<in>?
    (What|Which) size (is|has) the {one}<in>?
    (What is|What's|<give>) the size of the {one}<in>?
    <tell> (how big the {one} is|whether the {one} is small or large)<in>.
    {one}: (small or large|big or small|size|what size)?
    Does the {one} look (small or large|big or small)?
    Would you call the {one} (small or large|big or small)?
    {one}: (how big|large or small|what size is it|how large|big or little|small)?
    (What|Which) (dimensions|extent|size) (does|has|do) the {one} (have|got|show)<in>?
    (Identify|Determine|State|Judge|Describe|Report|Estimate) the size of the {one}<in>.
    (Does|Did) the {one} (appear|seem|count as) (small or large|large or small|big or small|\
    big or little)<in>?
    (Decide|Choose|Pick one): is the {one} (small or large|big or small|large or small)?
    <tell> (what size|which size|how large|how small) the {one} (is|has)<in>.
    The {one} is (how big|how large|large or small|small or big|of what size|what size)?
    (Is|Was) the {one} (drawn|painted|shown) (big or small|large or small|small or large)<in>?
    (Size|The size) of the {one}(?|.|, please)
    (Find|Look for|Locate|Spot) the {one}(: how big|. How large|. What size) is it?
    """,
    """
    Would you sort the {one} under small or under large?
    Is the {one} on the small side or on the large side?
    Of the two sizes, small and large, which does the {one} have?
    """,
)

IS_SIZE = Grammar(
    """
    Is the {one} (rather|quite|really|) {size}<in>?
    Is the {one} a {size} one<in>?
    Does the {one} look {size}?
    Is it (true|right|correct) that the {one} is {size}?
    The {one} is {size}, (right|isn't it|is that right)?
    <tell> (if|whether) the {one} is {size}<in>.
    Is the size of the {one} {size}?
    {one}: {size}(| or not|, right|, yes or no)?
    (Does|Did) the {one} (appear|seem|count as) {size}<in>?
    (True or false|Right or wrong|Is this true|Correct or not): the {one} is {size}.
    (I think|I believe|I guess|It seems that) the {one} is {size}. (Right|Is that right|Correct|\
    True|Do you agree)?
    <do> (check|verify|confirm|see) (if|whether) the {one} is {size}.
    (Is|Was) the {one} (drawn|painted|shown) {size}<in>?
    """,
    """
    Would {size} be a fair description of the {one}?
    I would have called the {one} {size}. Would you?
    Does the {one} strike you as {size}?
    """,
)

IS_LARGER = Grammar(
    """
    Is the {one} {larger} than the {other}<in>?
    Is the {one} (clearly|much|really|) {larger} than the {other}?
    Does the {one} look {larger} than the {other}?
    Is the {one} {larger} or is the {other}?
    Is it (true|right|correct) that the {one} is {larger} than the {other}?
    The {one} is {larger} than the {other}, (right|isn't it|is that right|correct)?
    <tell> (if|whether) the {one} is {larger} than the {other}<in>.
    {one} {larger} than {other}?
    Compare the {one} and the {other}: is the first {larger}?
    (Does|Did) the {one} (appear|seem) {larger} than the {other}<in>?
    {one} or {other}: is the first {larger}?
    (True or false|Right or wrong|Is this true|\
    Correct or not): the {one} is {larger} than the {other}.
    (I think|I believe|I guess|It seems that) the {one} is {larger} than the {other}. (Right|\
    Is that right|Correct|True|Do you agree)?
    (Is|Was) the {one} (drawn|painted|shown) {larger} than the {other}<in>?
    (Is|Was) the size of the {one} {larger} than (the size|that) of the {other}?
    (Compared|Relative|Next) to the {other}, is the {one} {larger}?
    <do> (check|verify|confirm|see) (if|whether) the {one} is {larger} than the {other}.
    Can (I|one|you|we) (say|claim) that the {one} is {larger} than the {other}?
    """,
    """
    When you measure them, is the {one} {larger} than the {other}?
    With both side by side, does the {one} come out {larger} than the {other}?
    My notes say the {one} is {larger} than the {other}. Are they right?
    """,
)

WHICH_LARGER = Grammar(
    """
    (Which|What|Which one|Which <thing>) is {larger}, the {one} or the {other}?
    (Which|What|Which one) is {larger}: {one} or {other}?
    (Which|Which one) of the two is {larger}, the {one} or the {other}?
    The {one} or the {other}: which (one|) is {larger}?
    (Is|What is) {larger}, the {one} or the {other}?
    <tell> (which|what) is {larger}, the {one} or the {other}.
    <do> compare the {one} and the {other}. Which (one|) is {larger}?
    Which of the {one} and the {other} is {larger}?
    {one}, {other}: which (one|) is {larger}?
    (Which|Which one|What) (appears|looks|seems|was drawn) {larger}, the {one} or the {other}?
    (Decide|Choose|Pick one|Compare): which is {larger}, the {one} or the {other}?
    (Name|Identify|Find|Tell me|Pick|Point out) the {larger} (one|\
    of the two): the {one} or the {other}.
    (Between|Comparing|Of these two|Given) the {one} and the {other}, (which|what) is {larger}?
    (By size|In size|As to size), which is {larger}: the {one} or the {other}?
    """,
    """
    Put the {one} and the {other} next to each other. Which is {larger}?
    If you measured both, would the {one} or the {other} turn out {larger}?
    I cannot decide which is {larger}, the {one} or the {other}. What do you say?
    """,
)


def size(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether a shape is small or large."""
    if chance.random() < RARELY:
        return no_such(SIZE, "size", absent_group(scene, chance), chance)
    if not (found := _found(scene, chance)):
        return None
    shape, one = found
    if chance.random() < 0.35:
        return _is_size(scene, shape, one, chance)
    asked = SIZE.ask(chance, one=one)
    return Lesson(
        "size",
        asked.question,
        f"The {name(shape)} is {shape.size}.",
        Check(says=(shape.size,), never=(_other(shape.size),)),
        short=capital(shape.size),
        thought=f"I look for the {name(shape)}. It is {place(scene, shape)}.",
        unseen=asked.unseen,
    )


def is_larger(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether one shape is larger than another, or which of two is."""
    lone = unique(scene)
    if len(lone) < 2:
        return None
    one, other = chance.sample(lone, 2)
    if not (clearly_larger(one, other) or clearly_larger(other, one)):
        return None
    if chance.random() < 0.4:
        return _which_larger(scene, one, other, chance)
    words = [reference(scene, shape, chance) or name(shape) for shape in (one, other)]
    truth = "larger" if clearly_larger(one, other) else "smaller"
    asked_word = chance.choice(("bigger", "larger", "smaller"))
    right = (asked_word == "smaller") == (truth == "smaller")
    first, second = (varied(word, chance) for word in words)
    asked = IS_LARGER.ask(chance, one=first, other=second, larger=asked_word)
    verdict = "Yes" if right else "No"
    return Lesson(
        "comparison",
        asked.question,
        f"{verdict}, the {name(one)} is {truth} than the {name(other)}.",
        checks.yes(right),
        short=verdict,
        thought=_sizes(scene, one, other),
        unseen=asked.unseen,
    )


def clearly_larger(one: Shape, other: Shape) -> bool:
    """Return whether a shape is larger than another by any measure."""
    return one.radius > 1.25 * other.radius and _area(one) > 1.6 * _area(other)


def _which_larger(scene: Scene, one: Shape, other: Shape, chance: Random) -> Lesson:
    larger, smaller = (one, other) if clearly_larger(one, other) else (other, one)
    word = chance.choice(("bigger", "larger", "smaller"))
    right, wrong = (smaller, larger) if word == "smaller" else (larger, smaller)
    first, second = (
        varied(reference(scene, shape, chance) or name(shape), chance) for shape in (one, other)
    )
    asked = WHICH_LARGER.ask(chance, one=first, other=second, larger=word)
    said = "smaller" if word == "smaller" else "larger"
    return Lesson(
        "comparison",
        asked.question,
        f"The {name(right)} is {said}.",
        Check(says=(name(right),), never=(name(wrong),)),
        short=capital(name(right)),
        thought=_sizes(scene, one, other),
        unseen=asked.unseen,
    )


def _is_size(scene: Scene, shape: Shape, one: str, chance: Random) -> Lesson:
    asked_size = chance.choice(("small", "large"))
    words = ("small", "little", "tiny") if asked_size == "small" else ("large", "big")
    asked = IS_SIZE.ask(chance, one=one, size=chance.choice(words))
    right = asked_size == shape.size
    verdict = "Yes" if right else "No"
    return Lesson(
        "size",
        asked.question,
        f"{verdict}, the {name(shape)} is {shape.size}.",
        checks.yes(right),
        short=verdict,
        thought=f"I look for the {name(shape)}. It is {place(scene, shape)}. It is {shape.size}.",
        unseen=asked.unseen,
    )


def _found(scene: Scene, chance: Random) -> tuple[Shape, str] | None:
    """Return a shape and words for it that do not give away its size."""
    if not (lone := unique(scene)):
        return None
    shape = chance.choice(lone)
    words = reference(scene, shape, chance) or name(shape)
    if shape.size in words:
        words = name(shape)
    return shape, varied(words, chance)


def _other(size: str) -> str:
    return "small" if size == "large" else "large"


def _sizes(scene: Scene, one: Shape, other: Shape) -> str:
    """Return how wide and how high two shapes are, in thousandths of the picture."""
    first, second = (scene.box(shape.frame) for shape in (one, other))
    return (
        f"The {name(one)} is {first[2] - first[0]} by {first[3] - first[1]}. "
        f"The {name(other)} is {second[2] - second[0]} by {second[3] - second[1]}."
    )


def _area(shape: Shape) -> float:
    left, top, right, bottom = shape.frame
    return (right - left) * (bottom - top)
