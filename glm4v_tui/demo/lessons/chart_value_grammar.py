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
    {bar} (value|number|height)?
    (Identify|Determine|State|Report|Find|Read off|Check) the (value|number|height) of {bar}<in>.
    (What|Which) (number|value|figure|amount) (stands|is printed|is shown|belongs|is found|\
    sits) (above|over|on top of|at) {bar}<in>?
    (How much|What) (does|is) {bar} (show|reach|represent|stand for|worth|count)<in>?
    (Up to|To) (what|which) (value|number) does {bar} (go|rise|reach)?
    <tell> (which value {bar} has|what number is above {bar}|the number of {bar}|\
    how tall {bar} is)<in>.
    (Look at|Find|Locate) {bar}(. What|: what) is its (value|number|height)?
    """,
    """
    What figure is given for {bar}?
    How much does the chart report for {bar}?
    I am copying the data by hand: what value goes with {bar}?
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
    {bar} (label|letter|name)?
    (Identify|Determine|State|Report|Find|Check) the (label|letter|name) of {bar}<in>.
    (What|Which) (label|letter) (stands|is printed|is shown|is found|sits|can be seen) (below|\
    under|beneath) {bar}<in>?
    <tell> (which letter|which label|what label) (is below {bar}|{bar} has|belongs to {bar})<in>.
    (By|With) (which|what) letter is {bar} (labelled|marked|named)<in>?
    (Look at|Find|Locate) {bar}(. What|: what) is its (label|letter|name)?
    """,
    """
    What is written on the axis under {bar}?
    Which category letter does {bar} stand for?
    How did they label {bar}?
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
    {value}: (which bar|what bar|which colour|whose value)?
    (Identify|Point out|Name|Spot|Tell me|Pick) the bar (with|of|that has|that reaches|\
    that shows) (the value |the number |){value}.
    (Which|What) (bar|colour) (goes with|matches|carries|stands for|fits|equals) (the value |\
    the number |){value}?
    (What|Which) (one|bar|column) (is|has) {value}<in>?
    (I see|There is) the (number|value) {value}. (Which bar|Whose value) is (it|that)?
    """,
    """
    One of the bars has the value {value}. Which is it?
    Where in the chart do you find {value}, at which bar?
    What is the colour of the column that shows {value}?
    """,
)

EXTREME_VALUE = Grammar(
    """
    (What is|What's|<give>) the {greatest} (value|number)<in>.
    (What|Which) is the {greatest} (value|number)<in>?
    (What|Which) (value|number) is the {greatest}<in>?
    <tell> the {greatest} (value|number)<in>.
    (The|) {greatest} (value|number)?
    (Identify|State|Report|Determine|Name|Spot) the {greatest} (value|number)<in>.
    (What|Which) (value|number) (appears|counts|ranks|stands) as the {greatest}<in>?
    (Among|Out of|From) (all |the |all the )(values|numbers), (which|what) is the {greatest}?
    (How high|How large|What) is the {greatest} (value|number)(| of the bars| in the chart)?
    {greatest} (value|number)(: which|: what|, please|: how much)(|?)
    """,
    """
    Looking at all the numbers, which is the {greatest}?
    For my notes I need the {greatest} value in this chart.
    Of the figures printed here, give me the {greatest}.
    """,
)

ALL_VALUES = Grammar(
    """
    (What are|<give>|List|Read) (all |)the values (of the bars|)<in>.
    (What|Which) (values|numbers) (<see>|do the bars have)<in>?
    <tell> (all |)the values of the bars<in>.
    (The|All) values( of the bars| please|)?
    (Enumerate|State|Report|Tell me|Recite|Mention|Output) (all |)(the |)(values|numbers)(|\
     of the bars| in order| from left to right).
    (Which|What) (values|numbers) (appear|stand|can be read|are printed|\
    are written)( above the bars| in the chart|)?
    (Values|Numbers|Bar values)(| from left to right| of all bars)(|?|, please)
    (How high|How tall) are (all |)the bars(|, in numbers|: all values)?
    """,
    """
    Could you read off the numbers for me, bar by bar?
    I need the data behind this chart. What values are printed?
    Which figure is given for each bar?
    """,
)

ALL_LABELS = Grammar(
    """
    (What are|<give>|List|Read) (all |)the labels (of the bars|)<in>.
    (What|Which) (labels|letters) (<see>|do the bars have)<in>?
    <tell> (all |)the labels of the bars<in>.
    (The|All) labels( of the bars| please|)?
    (Enumerate|State|Report|Tell me|Recite|Mention|Output) (all |)(the |)(labels|letters)(|\
     of the bars| in order| from left to right).
    (Which|What) (labels|letters) (appear|stand|can be read|are printed|\
    are written)( below the bars| in the chart|)?
    (Labels|Letters|Bar labels)(| from left to right| of all bars)(|?|, please)
    (How|With which letters) are the bars (labelled|named|marked)?
    """,
    """
    What is written along the bottom of the chart?
    Which category names do the bars carry?
    Read me the axis labels one after another.
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
    (Tabulate|Set out|Arrange|Present|Print|Format) the (bars|chart|values) (as|in|into) a (|\
    Markdown )table.
    (Table|Chart as table|Markdown table|Bars as table)(| please)(.|:|)
    (Could|May|Can) I (have|get|see) (a table of the bars|the chart as a table|\
    the values in a table)?
    (Draw up|Build|Generate|Produce|Prepare) a (|Markdown )table (of|with|for) the (bars|values|\
    chart).
    """,
    """
    I would like to paste this chart into my notes as a table.
    Put the data of this chart into rows and columns.
    Can you extract the chart data as a Markdown table?
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
    (Output|Return|Print|Produce|Generate|Format|Encode|Export|Present) the (bars|chart|\
    values) (as|in|into|to) JSON.
    (JSON|JSON output|Chart as JSON|Bars as JSON)(| please)(.|:|)
    (Could|May|Can) I (have|get|see) (the bars as JSON|the chart as JSON|JSON of the bars)?
    (Turn|Convert|Put|Transform) the (chart|bars) into JSON.
    """,
    """
    My script needs this chart as JSON.
    Extract the chart data and hand it back as JSON.
    What would this chart look like as a JSON array?
    """,
)
