"""The ways in which questions are asked that only make sense after another one."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

COLOUR = Grammar(
    """
    (And |)(what|which) colour (is it|does it have|has it)?
    (What is|What's|And|Tell me|Give me) its colour?
    (In|Of) (what|which) colour is it?
    And (the |its |in )colour?
    (Its colour|And what is its colour|Now its colour|Colour)?
    <tell> (what colour it is|its colour).
    And how is it coloured?
    """,
    """
    It is of which colour?
    And tell me which colour that one has.
    What would you say is its colour?
    """,
)

WHERE = Grammar(
    """
    (And |)where (is it|exactly|is that|do you see it|can I find it|is it located)?
    (In|And in) (what|which) (part|corner|area) of the <pic> is it?
    (What is|What's|And|Tell me|Give me) its (position|place|location)?
    <tell> where it is.
    (And its position|Its position|Position|Where|And where)?
    """,
    """
    It is where?
    And tell me where I can find that one.
    If I look for it, where will I find it?
    """,
)

BOX = Grammar(
    """
    (Give|Give me|Return|And give me|Show me|Now give) its (bounding box|box|coordinates).
    (What is|What's|And what is) its (bounding box|box)?
    (And its|Its) (box|bounding box|coordinates)?
    (Draw a|Now draw a|And a) (box|bounding box) around it.
    (Locate|Mark|Frame|Detect|Box) it( with a box| please||).
    (Box|Bounding box|And the box|Coordinates)?
    What are its coordinates?
    """,
    """
    In which box is it?
    And tell me the coordinates of that one.
    I need its bounding box.
    """,
)

SIZE = Grammar(
    """
    (And |)is it (small or large|large or small|big or small|small or big)?
    (And |)how (big|large|small) is it?
    (What is|What's|And|Tell me) its size?
    (And |)what size (is it|does it have|has it)?
    (Size|And its size|Its size|Small or large|And how big)?
    <tell> (how big it is|its size).
    """,
    """
    Of which size is it?
    And tell me how big that one is.
    Would you call it small or large?
    """,
)

SHAPE = Grammar(
    """
    (And |)(what|which) shape (is it|does it have|has it)?
    (What is|What's|And|Tell me) its (shape|form)?
    (What is it|What is that|And what is it)?
    (Shape|And its shape|Its shape)?
    <tell> (what shape it is|its shape|what it is).
    (What|Which) kind of (shape|thing) is it?
    """,
    """
    It is of which shape?
    And tell me which shape that one has.
    What would you call it?
    """,
)

THOSE = Grammar(
    """
    (And|and how many|What about|How about|Now|And what about) the {many}?
    (And|And how many|What about|How about) {many}?
    And how many {many} (are there|do you see)?
    (And|Now|Also) count the {many}.
    {many}?
    And the number of {many}?
    How many of them are {many}?
    The same for (the |){many}?
    The {many}?
    """,
    """
    Then tell me the number of {many}.
    And if I look for {many}?
    And of the {many}, how many have you found?
    """,
)

OTHER_COLOUR = Grammar(
    """
    (And|What about|How about|Now|And what about) the {one}?
    And (what|which) colour (is|has) the {one}?
    And (what is |)the colour of the {one}?
    (And |)(the|that of the) {one}?
    (The same for|Now) the {one}(| please).
    And (is |)the {one}(, what colour is it|: which colour)?
    And (in|of) (what|which) colour is the {one}?
    """,
    """
    Then tell me about the {one}.
    And if you look at the {one}?
    And how is it with the {one}?
    """,
)

OTHER_EXISTENCE = Grammar(
    """
    (And|Or|What about|How about|And what about) {a}?
    (And is there|Is there also|And do you see|Or is there) {a}?
    Also {a}?
    {a} (too|as well|maybe)?
    And (any|also any|are there any|do you see any) {many}?
    (Or|What about|How about) (any |){many}?
    And (can you see|can you find|do you find) {a}?
    """,
    """
    Then maybe {a}?
    And if I look for {a}?
    Is there perhaps also {a}?
    """,
)
