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

VALUE = Grammar(
    """
    (What is|What's|<give>) the value of {bar}<in>.
    (What|Which) value (is|has|belongs to) {bar}<in>?
    (What|Which) value does {bar} (have|show|reach)<in>?
    (What|Which) number is (above|over|on top of|written above|at) {bar}<in>?
    How (high|tall|large) is {bar}<in>?
    <tell> (the value of {bar}|what value {bar} has|how high {bar} is)<in>.
    (Value of|The value of|The number above|Height of) {bar}?
    {bar}(: value?|: how high?|: what value?|: which number?)
    Read the (value|number) (of|above) {bar}.
    """,
    """
    <do> look at {bar} and tell me its value.
    Which number can you read above {bar}?
    The value that {bar} has is what?
    """,
)

LABEL = Grammar(
    """
    (What is|What's|<give>) the (label|letter|name) of {bar}<in>.
    (What|Which) (letter|label) is (below|under|written under|at) {bar}<in>?
    (What|Which) (label|letter|name) (does|has) {bar}( have|)<in>?
    (What|Which) (letter|label) belongs to {bar}<in>?
    <tell> (the label of {bar}|what letter {bar} has)<in>.
    (Label of|The label of|The letter under|Letter of) {bar}?
    {bar}(: label?|: which letter?|: what label?)
    How is {bar} (labelled|called)?
    Read the (letter|label) (of|below|under) {bar}.
    """,
    """
    <do> look at {bar} and tell me its letter.
    Which letter can you read below {bar}?
    The label that {bar} has is what?
    """,
)

BY_VALUE = Grammar(
    """
    (Which|What) bar has the value {value}<in>?
    (Which|What) bar (is at|reaches|shows|stands at) {value}<in>?
    (What|Which) colour (is|has) the bar with the (value|number) {value}?
    (Which|What) bar belongs to (the number |the value |){value}?
    <tell> which bar has the value {value}.
    (Above|Over) which bar is the number {value}?
    The value {value}: which bar?
    """,
    """
    Find the number {value} and name its bar.
    To which bar belongs {value}?
    Of which bar is {value} the value?
    """,
)

EXTREME_VALUE = Grammar(
    """
    (What is|What's|<give>) the {greatest} (value|number)<in>.
    (What|Which) is the {greatest} (value|number)<in>?
    (What|Which) (value|number) is the {greatest}<in>?
    <tell> the {greatest} (value|number)<in>.
    (The|) {greatest} (value|number)?
    """,
    """
    Of all values, which one is the {greatest}?
    <do> find the {greatest} of the values.
    Which {greatest} number can you read?
    """,
)

ALL_VALUES = Grammar(
    """
    (What are|<give>|List|Read) (all |)the values (of the bars|)<in>.
    (What|Which) (values|numbers) (<see>|do the bars have)<in>?
    <tell> (all |)the values of the bars<in>.
    (The|All) values( of the bars| please|)?
    """,
    """
    <do> write down the value of every bar.
    Which numbers can you read above the bars?
    Every bar with its value, please.
    """,
)

ALL_LABELS = Grammar(
    """
    (What are|<give>|List|Read) (all |)the labels (of the bars|)<in>.
    (What|Which) (labels|letters) (<see>|do the bars have)<in>?
    <tell> (all |)the labels of the bars<in>.
    (The|All) labels( of the bars| please|)?
    """,
    """
    <do> write down the label of every bar.
    Which letters can you read below the bars?
    Every bar with its letter, please.
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

TABLE = Grammar(
    """
    <do> (make|write|create) a (|Markdown )table of the (chart|bars|values|diagram).
    <give> (the chart|the bars|the values) as a (|Markdown )table.
    <do> (show|list|put) the (bars|chart|values) (in|as) a (|Markdown )table.
    (A table|Table) of the (bars|chart|values)( please|)(.|)
    <do> (turn|convert) the chart into a (|Markdown )table.
    <do> describe the (chart|<pic>) as a (|Markdown )table.
    What does the chart show? (Answer as a table.|Make a table.)
    """,
    """
    Use a table to describe the bars.
    One row for every bar, please: make a table.
    I want to see the chart in the form of a table.
    """,
)

JSON = Grammar(
    """
    <give> (the chart|the bars|the values|all bars) (as|in) (JSON|JSON format|a JSON list).
    <do> (list|return|output|show) the (bars|chart) (as|in) (JSON|JSON format).
    <do> describe the (chart|<pic>) (as|in) JSON.
    JSON of the (bars|chart)( please|).
    Answer in JSON: which bars (<see>)?
    What does the chart show? (Answer in JSON.|Use JSON.|Return JSON.)
    """,
    """
    Use JSON to describe the bars.
    I want to see the chart in the form of JSON.
    A JSON description of the bars, please.
    """,
)
