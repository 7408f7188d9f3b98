"""The ways in which more is asked about several shapes, about bars and about texts."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

THEIR_COLOURS = Grammar(
    """
    (And |)(what|which) (colour|colours) (are they|do they have|have they)?
    (What is|What are|And|Tell me) their (colour|colours)?
    In (what|which) (colour|colours) are they?
    (Their colours|And their colours|And the colours)?
    <tell> (what colours they have|their colours).
    (State|Name|List|Identify|Report) their (colour|colours)(| too| as well)(|.)
    (And |)(what|which) (hues|shades) (are they|do they have)?
    (And |)(in|with) (which|what) colours were they (painted|drawn|filled)?
    (Colours|And colours|Colour|What about their colours|How about their colours)?
    """,
    """
    What colour is each of them?
    Which colours were used for them?
    And how would you describe them in terms of colour?
    """,
)

THEIR_PLACES = Grammar(
    """
    (And |)where (are they|do you see them|can I find them)?
    (What are|And|Tell me) their (positions|places)?
    (Their positions|And their positions|And where|Where exactly)?
    <tell> where they are.
    In (what|which) (parts|places) of the <pic> are they?
    (State|Name|List|Describe|Report) their (position|positions|places|locations)(| too| as well)(|\
    .)
    (And |)where (do they lie|do they sit|can they be found|can they be seen|are these)?
    (Locations|Positions|Places|And places|Where|What about their places|How about their positions)?
    """,
    """
    Tell me the location of each of them.
    Whereabouts in the <pic> would I find them?
    And which areas of the <pic> are they in?
    """,
)

THEIR_BOXES = Grammar(
    """
    (Give|Give me|Return|And give me|Show me) their (bounding boxes|boxes|coordinates).
    (What are|And) their (bounding boxes|boxes|coordinates)?
    (Their|And their) (boxes|bounding boxes|coordinates)?
    (Draw|Now draw) (boxes|bounding boxes) around (them|all of them).
    (Locate|Mark|Detect|Box) (them|all of them|them all).
    (State|Report|Print|Output|Provide|Find) their (boxes|bounding boxes|coordinates)(| too|\
     please)(|.)
    (Outline|Surround|Enclose|Highlight|Frame|Annotate) (them|all of them|each of them)(|\
     with boxes)(|.)
    (Boxes|Bounding boxes|And boxes|Coordinates|What about their boxes|How about boxes)?
    (Put|Place) (boxes|a box) (around|on) (them|each of them|every one)(|.)
    """,
    """
    What are the box coordinates for each one?
    I would like a bounding box for every one of them.
    Could you localise them all?
    """,
)

WHICH_OF_THEM = Grammar(
    """
    Which (one |)of them is (the|) {most}?
    Which (one |)of (these|those) is (the|) {most}?
    (And |)which (one|) is (the|) {most}( one|)?
    And the {most}( one| of them|)?
    The {most}( one| of them|)?
    <tell> which of them is the {most}.
    (Of|Among) (them|these|those), (which|which one|what) (is|looks) (the |){most}?
    (Name|Identify|Find|Show me|Tell me) the {most} (of them|among them|of these)(|.)
    (And |)what is the {most} (of them|among them)?
    (Which|What) (looks|appears|seems) (the |){most}(| of them| among them)?
    """,
    """
    Which one would you single out as the {most}?
    Tell me, which one is the {most} of the lot?
    And the {most} among those is?
    """,
)

OTHER_END = Grammar(
    """
    (And|What about|How about|And which is|Now) the {most}( one| bar|)?
    And which (one |bar |)is (the|) {most}?
    (The|) {most}( one| bar|)?
    And (the|what about the) {most}( one| bar|)?
    <tell> (which is the {most}|which one is the {most}).
    (And |)(what|which) (is|would be) the {most}( one| bar|)?
    (Next|Then|Or|Also) the {most}( one| bar|)(|?|.)
    (Name|Find|Identify|Show me) the {most} (one|bar)(| too| as well)(|.)
    (And |)(which colour|what colour) has the {most} (one|bar)?
    """,
    """
    And at the other end, which one is the {most}?
    Which one would you call the {most}, then?
    I also need the {most} bar. Which is it?
    """,
)

ITS_VALUE = Grammar(
    """
    (And |)(what|which) (value|number) does it have?
    (What is|What's|And|Tell me) its value?
    (And |)how high is it?
    (And its value|Its value|Value|The value)?
    <tell> (its value|how high it is|what value it has).
    (State|Read|Report|Say) its (value|number|height)(| too| please)(|.)
    (And |)(what|which) (number|value) (is above it|stands above it|does it show|does it reach|\
    is on it)?
    (Number|And the number|How high|How tall|What about its value|How much)?
    """,
    """
    What figure is given for it?
    How much does it come to?
    What is the number printed on that bar?
    """,
)

ITS_LABEL = Grammar(
    """
    (And |)(what|which) (label|letter) does it have?
    (What is|What's|And|Tell me) its (label|letter)?
    (And its label|Its label|Its letter|The label)?
    <tell> (its label|what letter it has).
    (And |)(what|which) letter is (below|under) it?
    (State|Read|Report|Say|Name) its (label|letter)(| too| please)(|.)
    (And |)(what|which) (letter|label) (stands below it|belongs to it|is written under it|has it)?
    (Letter|And the letter|Label|And label|What about its label|What is it called)?
    """,
    """
    What is it called on the axis?
    And what is written underneath?
    Which letter goes with that bar?
    """,
)

ITS_TEXT_COLOUR = Grammar(
    """
    (And |)(what|which) colour (is it|does it have|are the letters)?
    (What is|What's|And|Tell me) its colour?
    And (the |its |in which )colour?
    (In|Of) (what|which) colour is it( written|)?
    <tell> (what colour it is|its colour).
    (State|Name|Say|Report) its colour(| too| please)(|.)
    (And |)(what|which) (colour|hue) (do the letters have|has the text|does the text have|\
    is the writing)?
    (Colour|And colour|Text colour|What about its colour)?
    """,
    """
    What colour did they write it in?
    And the ink, which colour is that?
    Which colour was the text set in?
    """,
)

ITS_LETTERS = Grammar(
    """
    (And |)how many (letters|characters) does it have?
    (And |)how long is it?
    (And the|What is the|And its) number of (letters|characters)?
    Count (its|the) (letters|characters).
    <tell> how many letters it has.
    (State|Report|Say|Determine) the number of (letters|characters|its characters)(|.)
    (And |)(how many|what number of) (letters|characters) (are there|are in it|do you count|\
    is that|make it up)?
    (Its length|Length|Letter count|And its length|Number of letters)?
    """,
    """
    How many letters would I have to type?
    And how many letters long is it?
    Could you count its letters for me?
    """,
)
