"""The ways in which questions about what is printed on bar charts are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

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
