"""The ways in which questions about colours are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

COLOUR = Grammar(
    """
    (What|Which) colour is the {one}<in>?
    (What|Which) colour does the {one} have<in>?
    (What is|What's) the colour of the {one}<in>?
    (In what|In which|Of what|Of which) colour is the {one}(| shown| drawn| painted)<in>?
    (What|Which) colour (has|was used for|is used for) the {one}<in>?
    (<give>|<name>) the colour of the {one}<in>.
    <tell> (what|which) colour the {one} (is|has)<in>.
    (The colour|Colour|What about the colour) of the {one}?
    {one}(: colour?| colour?|: what colour?|: which colour?| - colour?)
    The {one} (is|has) (what|which) colour?
    The {one} - what colour is (it|that)?
    How is the {one} (coloured|painted)<in>?
    There is {a}. (What|Which) colour (is it|does it have)?
    Look at the {one}. (What|Which) colour (is it|does it have)?
    """,
    """
    <do> look at the {one} and tell me its colour.
    The colour that the {one} has is what?
    What would you say is the colour of the {one}?
    I want to know which colour was used for the {one}.
    """,
)

COLOURS_OF = Grammar(
    """
    (What|Which) (colour|colours) (are|do you see on) the {many}<in>?
    (What|Which) (colour|colours) do the {many} have<in>?
    (What is|What's|What are) the (colour|colours) of the {many}<in>?
    (<give>|<name>) the (colour|colours) of (the|all|all the) {many}<in>.
    <tell> (what|which) (colour|colours) the {many} (are|have)<in>.
    {many}(: colours?| colours?|: what colours?|: which colour?)
    In (what|which) (colour|colours) are the {many}(| shown| drawn| painted)<in>?
    """,
    """
    <do> look at the {many} and tell me their colours.
    How are the {many} coloured?
    The {many} have which colours?
    """,
)

IS_COLOUR = Grammar(
    """
    Is the {one} {colour}<in>?
    Is the {one} (really|in|of the colour|painted) {colour}?
    Is the colour of the {one} {colour}<in>?
    Does the {one} have the colour {colour}?
    (Is it (true|right|correct) that|Am I right that) the {one} is {colour}?
    The {one} is {colour}, (right|isn't it|is that right|correct)?
    <tell> (if|whether) the {one} is {colour}<in>.
    Is the {one} {colour} or (not|is it not)?
    """,
    """
    Would you say that the {one} is {colour}?
    Yes or no: the {one} is {colour}.
    Is {colour} the colour of the {one}?
    """,
)

WHICH_COLOUR = Grammar(
    """
    Is the {one} {colour} or {other}<in>?
    (What|Which) colour is the {one}, {colour} or {other}<in>?
    (What|Which) is the colour of the {one}: {colour} or {other}?
    Is the colour of the {one} {colour} or {other}?
    {colour} or {other}: (what|which) colour is the {one}?
    Does the {one} have the colour {colour} or {other}?
    <tell> (if|whether) the {one} is {colour} or {other}<in>.
    """,
    """
    Would you say that the {one} is {colour} or {other}?
    {colour} or {other} - which one is the colour of the {one}?
    The {one}: is it {colour} or is it {other}?
    """,
)
