"""Questions about how many shapes there are."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.groups import Group, any_group, select, varied
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.wording import NUMBERS, counted, numbered, plural, there_are
from glm4v_tui.demo.world.scene import SHAPES, Scene

HOW_MANY = Grammar(
    """
    How many {many} (<see>)<in>?
    How many {many} (are there|do you see)?
    How many {many} are (in|on) (the|this) <pic>?
    How many {many} are there (in total|altogether|in all|all in all)<in>?
    How many {many} (does|can) (the|this) <pic> (show|have|contain)?
    How many {many}(| in total| altogether| in all| here)?
    How many {many} (can be seen|can you count|do you count|have you found)<in>?
    <do> count (|the|all|all the|all of the) {many}<in>.
    <do> count (the|all) {many} (you see|that you see|that are shown)<in>.
    <do> count how many {many} there are<in>.
    <tell> how many {many} (there are|you see|you can see|are visible|are shown)<in>.
    (What is|What's|<give>) the (number|count|total number|exact number) of {many}<in>?
    (The number|Number|Count|Total number) of {many}<in>(?|:)
    {many}(: how many?|, how many?| - how many?| count?)
    What number of {many} (<see>)<in>?
    The <pic> (shows|has|contains) how many {many}?
    (In|On) (the|this) <pic>, how many {many} (<see>)?
    (Looking at|Look at) the <pic>, how many {many} (<see>)?
    {many} (count|total|number|amount|quantity)?
    (Tally|Total|Number|Sum up|Add up|Tot up|Enumerate|Determine|Estimate|Calculate) (|the|all|\
    all the) (number of |){many}<in>.
    How many {many} (appear|exist|occur|lie|sit|show up|turn up|come up|can be found|\
    can be spotted|are to be seen|are contained|are present|do we have|have you got)<in>?
    How many (|of the <things> are |different |single |individual ){many}(| do you notice|\
     do you spot| are depicted| is that)?
    (What|Which) (number|amount|quantity|total) of {many} (is|was|can be|do you|\
    does the <pic>) (there|shown|seen|find|have|display|contain)<in>?
    (How large|How high|How great|How big) is the (count|total|amount|quantity) of {many}<in>?
    (I need|I want|I would like|Get me|Report|State|Print|Output) (the |a |)(number|count|total|\
    tally) of (|the |all ){many}<in>.
    <do> (tell|say|report|find out|work out|determine|check|see) how many {many} (there are|appear|\
    exist|can be seen)<in>.
    {many}: (number|count|how many do you see|total|tally|quantity|please count)(|?)
    (Are there|Do you see|Is it) (many|few|one or two|several|a lot of) {many}<in>? (How many|\
    Exactly how many|What number|Count them)?
    There are (some|several|a few) {many}<in>. (How many|Count them|What is their number)(|?)
    (Looking|Look|Looking closely|Going) (at|over|through) (the|this) <pic>, (count the|\
    what is the number of|how many) {many}(|?)
    (Can you|Could you|Would you|Please) (work out|figure out|find out|determine|\
    give me) (the number of|how many) {many}(| there are)<in>?
    (Only|Just) count (the |){many}(| please|, nothing else)(|.)
    (Do|Did) you know (the number of|how many) {many}(| there are)<in>?
    """,
    """
    How many times do {many} occur<in>?
    I am counting {many}. What number should I arrive at?
    What total do you get for {many}<in>?
    For my records I need the number of {many} in this <pic>.
    How many would I count if I only looked at the {many}?
    """,
)

IS_COUNT = Grammar(
    """
    Are there (exactly|really) {number} {many}<in>?
    Are there {number} {many}<in>?
    <spot> (exactly|) {number} {many}<in>?
    (Does|Can) (the|this) <pic> (show|have|contain) (exactly|) {number} {many}?
    (Is|Are) the number of {many} {number}?
    {number} {many}, (right|is that right|is that correct|correct)?
    There are {number} {many}, (right|is that right|correct|aren't there)?
    (Is it (true|right|correct) that|Am I right that) there are {number} {many}<in>?
    {many}: (is it|are there|are they) {number}?
    (Do|Does|Can) (exactly |){number} {many} (appear|exist|occur|show up)<in>?
    (Is it|Are they) (correct|right|true|so) that (you see|the <pic> shows|there are|\
    we have) {number} {many}?
    I (count|see|find|counted|think there are|believe there are|have) {number} {many}. (Right|\
    Is that right|Correct|True|Do you agree|Is that so)?
    (True or false|Right or wrong|Is this true|Correct or not|\
    Check this): there are {number} {many}<in>.
    (Have we|Have I|Do we have|Did you find) {number} {many}<in>?
    <do> (check|verify|confirm|see) (if|whether) there are {number} {many}<in>.
    <tell> (if|whether) (there are|you see|you count) {number} {many}<in>.
    Is {number} the (right |correct |)(number|count) of {many}?
    """,
    """
    I counted {number} {many}. Did I get it right?
    Does your count of {many} come to {number}?
    Are there exactly {number} {many}, no more and no fewer?
    """,
)

KINDS = Grammar(
    """
    How many (different|distinct) (kinds|types|sorts) of <things> (<see>)<in>?
    How many (kinds|types|sorts) of <things> (<see>)<in>?
    How many different shapes (<see>)<in>?
    <do> count the (different|distinct) (kinds|types|sorts) of <things>.
    (What is|<give>) the number of (different|distinct) (kinds|types|sorts) of <things>?
    <tell> how many different (kinds|types|sorts) of <things> there are<in>.
    """,
    """
    Sort the <things> by shape. How many groups do you get?
    How many distinct shape types occur in this <pic>?
    How many sorts of shapes would I have to tell apart here?
    """,
)


def how_many(scene: Scene, chance: Random) -> Lesson | None:
    """Ask how many shapes of a group, or of all, there are."""
    group = select(scene) if chance.random() < 0.25 else any_group(scene, chance)
    return count_of(scene, group, chance)


def count_of(scene: Scene, group: Group, chance: Random) -> Lesson:
    """Ask how many shapes of a group there are."""
    asked = HOW_MANY.ask(chance, many=_asked_many(group, chance))
    number = len(group.members)
    return Lesson(
        "count",
        asked.question,
        f"{there_are(number, group.one, group.many)}.",
        checks.number(number),
        short=str(number),
        thought=counting_thought(scene, group),
        unseen=asked.unseen,
    )


def is_count(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether there are so many shapes of a group."""
    group = select(scene) if chance.random() < 0.25 else any_group(scene, chance)
    number = len(group.members)
    guess = number if chance.random() < 0.5 else number + chance.choice((-2, -1, -1, 1, 1, 2))
    if not (2 <= guess <= 12 and number):
        return None
    words = str(guess) if chance.random() < 0.4 else NUMBERS[guess]
    asked = IS_COUNT.ask(chance, number=words, many=_asked_many(group, chance))
    right, there = guess == number, there_are(number, group.one, group.many)
    return Lesson(
        "count",
        asked.question,
        f"{'Yes' if right else 'No'}, {there[0].lower()}{there[1:]}.",
        checks.yes(right),
        short="Yes" if right else "No",
        thought=f"{counting_thought(scene, group)} {_compared(number, guess)}",
        unseen=asked.unseen,
    )


def how_many_kinds(scene: Scene, chance: Random) -> Lesson | None:
    """Ask how many different kinds of shapes there are."""
    present = [kind for kind in SHAPES if any(one.kind == kind for one in scene.shapes)]
    if not present:
        return None
    asked = KINDS.ask(chance)
    listed = " ".join(f"{i}: {plural(kind)}." for i, kind in enumerate(present, 1))
    return Lesson(
        "count",
        asked.question,
        f"There {'is' if len(present) == 1 else 'are'} "
        f"{counted(len(present), 'kind of shape', 'kinds of shapes')}.",
        checks.number(len(present)),
        short=str(len(present)),
        thought=listed,
        unseen=asked.unseen,
    )


def counting_thought(scene: Scene, group: Group) -> str:
    """Return the list by which a group is counted."""
    if not group.members:
        return f"I look for {group.many}. I find none."
    return f"I look for {group.many}. {numbered(scene, group.members)}"


def _compared(number: int, guess: int) -> str:
    same = "the same" if number == guess else "another number"
    return f"I find {number}, and I am asked for {guess}: {same}."


def _asked_many(group: Group, chance: Random) -> str:
    if group.one == "shape":
        return chance.choice(("shapes", "shapes", "objects", "figures", "things", "items"))
    return varied(group.many, chance)
