"""Questions about whether there is such a shape."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.counting import counting_thought
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.groups import Group, absent_group, any_group, select, varied
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.wording import an, there_are
from glm4v_tui.demo.world.scene import COLOURS, Scene

IS_THERE = Grammar(
    """
    Is there {a}<in>?
    Is there (any|at least one|also|really) {one}<in>?
    Is there {a} (to be seen|somewhere|anywhere)<in>?
    <spot> {a}<in>?
    <spot> (any|some) {many}<in>?
    Are there (any|some|) {many}<in>?
    Are (any|some) {many} (visible|shown|to be seen)<in>?
    Is (any|some|at least one) {one} (visible|shown|to be seen)<in>?
    (Does|Can) (the|this) <pic> (show|have|contain|include) {a}?
    Does (the|this) <pic> (show|have|contain|include) (any|some|) {many}?
    (Any|Are there any|Some) {many}(|<in>|there)?
    {a}?
    {many}?
    Is {a} (in|on|part of) (the|this) <pic>?
    (<tell>) (if|whether) there (is {a}|are any {many}|are {many})<in>.
    (<tell>) (if|whether) you (see|can see|find) {a}<in>.
    <do> check (if|whether) there is {a}<in>.
    There is {a}<in>, (right|isn't there|is that right|correct)?
    Is it (true|right|correct) that there is {a}<in>?
    I (see|can see) {a}. (Right|Is that right|Is that correct)?
    (Does|Can|Could) {a} (appear|exist|occur|show up|lie|be seen|be found|be spotted)<in>?
    (Do|Does|Can) (any|some) {many} (appear|occur|show up|be seen|be found)<in>?
    (Are|Were) {many} (present|contained|depicted|displayed|drawn|included|there|existent)<in>?
    (Is|Was) {a} (present|contained|depicted|displayed|drawn|included|shown|part of it|\
    among the <things>)<in>?
    (Find|Spot|Look for|Search for|Locate|Detect) {a}<in>(: is there one?|: any?|. Is there one?|\
     if there is one.|, if there is any.)
    {a}: (yes or no|is there one|present|there or not|any|visible)?
    {many}: (any|are there any|yes or no|present|some)?
    (True or false|Right or wrong|Is this true|Correct or not|True|Right): there is {a}<in>.
    I (think|believe|guess|would say|suppose|assume) (there is|I see|that there is|\
    you see) {a}<in>. (Right|Is that right|Correct|True|Do you agree)?
    (Does|Do) (the|this) <pic> (feature|depict|display|hold|present|include) (|any ){many}?
    (Does|Do) (anyone|one|we) see {a}<in>?
    (Would|Could|Might) there be {a}<in>?
    (I am looking for|I search for|I want to find|I need) {a}. Is there (one|any)<in>?
    (Verify|Confirm|Find out|Decide|See|Determine) (if|whether) (there is|you see|the <pic> shows|\
    the <pic> has) {a}<in>.
    (Have|Has) (you|anybody) (noticed|spotted|found|detected) {a}<in>?
    (Do|Does) (you|it|one) (have|know of|count|include) (at least one|any|a single) {one}<in>?
    (No|Not a single|Not one) {one}<in>, (right|correct|is that so)?
    """,
    """
    I am searching for {a}. Does the <pic> have one?
    Did whoever made this <pic> include {a}?
    Any sign of {a}<in>?
    Can I tick off {a} as present?
    Am I right that {a} occurs somewhere in this <pic>?
    """,
)

COLOURED = Grammar(
    """
    Is there (anything|something) {colour}<in>?
    Is (anything|something|any shape|any of the <things>|one of the <things>) {colour}<in>?
    <spot> (anything|something) {colour}<in>?
    Are (any|some|any of the|some of the) <things> {colour}<in>?
    Does (anything|something|any <thing>) have the colour {colour}<in>?
    Is the colour {colour} (there|used|to be seen|visible)<in>?
    (Anything|Something) {colour}<in>?
    Does (the|this) <pic> (show|have|contain) (anything|something) {colour}?
    <tell> (if|whether) (anything|something) is {colour}<in>.
    (Does|Do|Can) (anything|something) {colour} (appear|exist|occur|show up|be seen|be found)<in>?
    (Any|Some) {colour}<in>?
    {colour}: (is there any|anything|any|yes or no|present|does it occur)?
    (Does|Do) (the|this) <pic> (feature|use|include|contain|have) (the colour |){colour}?
    (Find|Spot|Look for|Search for) (something|anything) {colour}<in>(: is there any?|. Any?|\
    : anything?)
    (True or false|Right or wrong|Is this true): (something|one of the <things>) is {colour}.
    I (think|believe|guess|see that) (something|one <thing>) is {colour}. (Right|Is that right|\
    Correct|True)?
    (Was|Is) (anything|something) (painted|drawn|coloured|shown|filled|done) (in |){colour}<in>?
    (Has|Have) (any|some|one) of the <things> (the colour |the |)(colour |){colour}?
    <do> (check|verify|see|find out) (if|whether) (anything|something) is {colour}.
    """,
    """
    Is any of the shapes painted {colour}?
    I am checking for {colour}: does any shape have it?
    Is {colour} one of the colours the shapes come in?
    """,
)


def is_there(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether there is a shape of a group."""
    pick = chance.random()
    if pick < 0.06:
        group = select(scene)
    else:
        group = any_group(scene, chance, 1.0) if pick < 0.55 else absent_group(scene, chance)
    return existence_of(scene, group, chance)


def existence_of(scene: Scene, group: Group, chance: Random) -> Lesson:
    """Ask whether there is a shape of this group."""
    one, many = varied(group.one, chance), varied(group.many, chance)
    asked = IS_THERE.ask(chance, one=one, a=an(one), many=many)
    return _lesson(scene, group, asked.question, asked.unseen)


def is_coloured(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether anything has a colour."""
    colours = sorted({one.colour for one in scene.shapes})
    colour = chance.choice(colours if colours and chance.random() < 0.5 else COLOURS)
    if scene.writing and scene.writing.colour == colour:
        return None
    asked = COLOURED.ask(chance, colour=colour)
    return _lesson(scene, select(scene, colour), asked.question, asked.unseen)


def _lesson(scene: Scene, group: Group, question: str, unseen: str) -> Lesson:
    return Lesson(
        "existence",
        question,
        existence_answer(group),
        checks.yes(bool(group.members)),
        short="Yes" if group.members else "No",
        thought=counting_thought(scene, group),
        unseen=unseen,
    )


def existence_answer(group: Group) -> str:
    """Return whether there is a shape of a group, and how many there are of several."""
    number = len(group.members)
    if not number:
        return f"No, there is no {group.one}."
    if number == 1:
        return f"Yes, there is {an(group.one)}."
    return f"Yes, {there_are(number, group.one, group.many).replace('There', 'there')}."
