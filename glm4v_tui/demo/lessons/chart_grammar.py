"""The ways in which questions about bar charts are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

MOST = Grammar(
    """
    (Which|What) bar is (the|) {most}<in>?
    (What is|Which is|What's) the {most} bar<in>?
    (What|Which) colour (is|has) the {most} bar<in>?
    (Which|What) (colour|bar) has the {greatest} (value|bar|height)?
    Which of the bars is (the|) {most}?
    <tell> which bar is (the|) {most}<in>.
    (<give>|<name>) the {most} bar<in>.
    (The|) {most}( bar| one)?
    (The|) {greatest} (bar|value: which bar)?
    Look at the (chart|bars). Which (bar|one) is (the|) {most}?
    """,
    """
    Of all bars, which one is (the|) {most}?
    <do> find the {most} of the bars and name its colour.
    If you compare the bars, which one is {most}?
    """,
)

COUNT = Grammar(
    """
    How many (bars|columns) (<see>)<in>?
    How many bars (does|has) the (chart|diagram|bar chart|graph) (have|show|contain|got)?
    <do> count the (bars|columns)<in>.
    (What is|<give>) the number of bars<in>.
    <tell> how many bars (there are|you see|the chart has)<in>.
    (Number of bars|Bars: how many|How many bars)?
    How many bars are there in (the|this) (chart|diagram|graph)?
    """,
    """
    Tell me the number of bars you can find.
    The chart is made of how many bars?
    Find all bars and say how many there are.
    """,
)

COMPARE = Grammar(
    """
    Is {one} {taller} than {other}<in>?
    Is {one} (really|clearly|much|) {taller} than {other}?
    Is it (true|right|correct) that {one} is {taller} than {other}?
    <tell> (if|whether) {one} is {taller} than {other}<in>.
    {one} is {taller} than {other}, (right|isn't it|is that right)?
    Does {one} have a {higher} value than {other}?
    Is the value of {one} {higher} than the value of {other}?
    Compare {one} and {other}: is the first {taller}?
    """,
    """
    Would you say that {one} is {taller} than {other}?
    Yes or no: {one} is {taller} than {other}.
    If you compare it to {other}, is {one} {taller}?
    """,
)

WHICH = Grammar(
    """
    (Which|What|Which bar|Which one) is {taller}, {one} or {other}?
    (Which|Which one) of the two is {taller}, {one} or {other}?
    {one} or {other}: which (one|bar|) is {taller}?
    <tell> (which|which bar) is {taller}, {one} or {other}.
    Which has the {higher} value, {one} or {other}?
    <do> compare {one} and {other}. Which (one|bar|) is {taller}?
    """,
    """
    Would you say {one} or {other} is {taller}?
    Of {one} and {other}, which one looks {taller}?
    Look at {one} and {other} and name the {taller} one.
    """,
)

ORDER = Grammar(
    """
    (What|Which) colours are the bars( from left to right|)?
    (What|Which) colours do the bars have( from left to right|)?
    (List|Name|Enumerate) (the|all|all the) bars( from left to right|)<in>.
    (<name>) the colours of the bars( from left to right|)<in>.
    (What|Which) bars (<see>)( from left to right|)<in>?
    What is the order of the (bars|colours)<in>?
    <tell> (what|which) colours the bars have( from left to right|).
    From left to right, (what|which) colours are the bars?
    (The bars|Bars|The colours of the bars)( from left to right|)?
    """,
    """
    Go from left to right and name every bar.
    Write down the bars in their order.
    In which colours are the bars, from left to right?
    """,
)

SORT = Grammar(
    """
    <do> (sort|order|rank|arrange) the bars from {high} to {low}.
    <do> (sort|order|rank) the (bars|colours) by (height|value|size), {high} first.
    (<name>) the bars from {high} to {low}.
    (What is|<give>) the order of the bars from {high} to {low}.
    (The bars|Bars) from {high} to {low}?
    From {high} to {low}, (what|which) are the bars?
    """,
    """
    Start with the {high} bar and end with the {low}: what is the order?
    I want to see the bars in the order from {high} to {low}.
    Which bar comes after which, from {high} to {low}?
    """,
)

COLOUR = Grammar(
    """
    (What|Which) colour is {bar}<in>?
    (What|Which) colour does {bar} have<in>?
    (What|Which) colour has {bar}<in>?
    (What is|What's|<give>) the colour of {bar}<in>.
    <tell> (what|which) colour {bar} (is|has)<in>.
    {bar}(: colour?|: what colour?|: which colour?)
    The colour of {bar}?
    In (what|which) colour is {bar}( shown| drawn|)?
    """,
    """
    <do> look at {bar} and tell me its colour.
    The colour that {bar} has is what?
    How is {bar} coloured?
    """,
)

IS_BAR = Grammar(
    """
    Is there (a|any) {bar}<in>?
    (Do you see|Can you see) a {bar}<in>?
    Does the (chart|<pic>|diagram) (show|have|contain) a {bar}?
    Is (any bar|one of the bars|any of the bars) {colour}<in>?
    Are there any {bar}s<in>?
    <tell> (if|whether) there is a {bar}<in>.
    (A|Any) {bar}<in>?
    """,
    """
    Would I find a {bar} in the chart?
    Yes or no: there is a {bar}.
    Is at least one bar {colour}?
    """,
)
