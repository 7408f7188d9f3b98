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
    (What|Which) (hue|shade) (is it|does it have|has it)?
    (Colour of it|And colour|Then its colour|Next its colour|Colour please|What about its colour|\
    How about its colour)(?|.)
    (State|Name|Say|Identify|Report) its colour(| too| as well| now)(|.)
    (In|With) (what|which) colour (was it|is it) (painted|drawn|shown|filled)?
    (And |)(how|what) (does it look|is its hue|is the colour of it|colour, please)?
    """,
    """
    What colour did they paint it?
    And which colour would you say that is?
    Good, and its colour is?
    """,
)

WHERE = Grammar(
    """
    (And |)where (is it|exactly|is that|do you see it|can I find it|is it located)?
    (In|And in) (what|which) (part|corner|area) of the <pic> is it?
    (What is|What's|And|Tell me|Give me) its (position|place|location)?
    <tell> where it is.
    (And its position|Its position|Position|Where|And where)?
    (And |)(where does it lie|where does it sit|where can it be found|where is this one|\
    whereabouts|where can it be seen|where about)?
    (State|Name|Say|Describe|Report) its (position|place|location|whereabouts)(| too| as well)(|.)
    (Place|Location|And place|And location|Where about it|What about its position|\
    How about its place)(?|.)
    (At|In) (what|which) (place|spot|position|region) (is it|does it lie|can it be found)?
    (Find|Locate|Spot) it: where(| is it)?
    """,
    """
    Where in the <pic> should I look for it?
    Which area of the <pic> is it in?
    Can you describe its location for me?
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
    (Outline|Surround|Enclose|Highlight|Annotate|Encircle) it(| with a box| by a box)(|.)
    (State|Report|Print|Output|Provide|Write down|Find|Tell me) its (box|bounding box|coordinates|\
    bbox)(| too| please)(|.)
    (And where exactly, as a box|Its bbox|bbox|Its frame|And coordinates|What about its box|\
    How about its coordinates)(?|.)
    (Put|Place) a (box|bounding box|frame) (around|on) it(|.)
    """,
    """
    What would its bounding box be?
    Now I would like a box around that one.
    <do> report where it is as a bounding box.
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
    (And |)(does it look|does it seem|does it appear) (big or small|small or large|large or small)?
    (State|Name|Say|Describe|Report) its size(| too| as well)(|.)
    (Big or small|Large or small|How large|How small|Is it big|Is it large|What about its size|\
    How about its size)?
    (And |)(how big is this one|what are its dimensions|what about the size|\
    is it a big one or a small one)?
    """,
    """
    Would you class it as small or as large?
    What about size, is that a big one or a small one?
    And is it on the small or on the large side?
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
    (And |)(which|what) (figure|form|geometric shape|kind of figure) (is it|does it have|has it)?
    (State|Name|Say|Identify|Report|Recognise) its (shape|form|kind)(| too| as well)(|.)
    (Form|And form|Which shape|What shape|Kind|And the shape|What about its shape|\
    How about its shape)?
    (And |)(what is this one|what do you call it|what does it look like|what is its kind|\
    what sort of shape is it)?
    """,
    """
    What geometric form are we talking about?
    And what would it be called in geometry?
    Which shape would you say that is?
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
    (Next|Then|Also|Next count|And then|Then count|Now tally) (the |){many}(|.|?)
    (Or|And|Also|Then) {many}: how many(| are there)?
    (And |)(what number of|the count of|the total of|how about the number of) {many}(| is there)?
    (And how many|How many) {many} (do you find|can you see|can be seen|exist|appear|then)?
    (Do|Repeat) (that|it|the same) (for|with) (the |){many}(|.)
    """,
    """
    What is the count for {many}?
    Now I would like to know about {many}. How many?
    And if I only counted {many}?
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
    (Next|Then|Also|And then|Or) the {one}(|?|.)
    (And |)(which|what) (hue|colour) does the {one} have?
    (Do|Repeat) (that|it|the same) (for|with) the {one}(|.)
    (And |)(tell me|say|name|give me) the colour of the {one}(|.)
    (And |)the {one} (has|is) (which|what) colour?
    """,
    """
    What colour did the {one} get?
    Now the same question about the {one}.
    The {one} next: what is its colour?
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
    (And|Or) (does|can) {a} (appear|occur|be seen|be found)(| as well| too)?
    (Next|Then|And then) {a}(|?|.)
    (And |)(do we have|do you notice|can you spot|is there maybe) {a}(| too| as well)?
    (Are there|Do you see) {many} (too|as well|also)?
    (Check|Look) for {a} (too|as well|next|now)(|.)
    """,
    """
    And could there be {a} as well?
    Same question for {a}.
    Next I am looking for {a}. Is there one?
    """,
)
