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
    {most} bar: (which|what colour|which colour|which one|name it)?
    (Which|What) bar (appears|looks|stands|rises|seems) (the |){most}<in>?
    (Identify|Spot|Determine|Point out|Pick|Find|Choose|State|Report) the {most} bar<in>.
    (Which|What) (colour|bar) (belongs to|goes with|shows|reaches) the {greatest} (value|height|\
    bar)?
    (Compare|Look over|Check) (all |)the bars(. Which is|: which is|. Which one is) (the|) {most}?
    The {most} (bar|column|one) is (which|what|which colour|of what colour)?
    (Which|What) column is (the |){most}<in>?
    """,
    """
    Which bar stands out as the {most}?
    I am looking for the {most} bar. What colour is it?
    Which bar would you point at if I asked for the {greatest} value?
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
    (Tally|Total|Number|Count up|Determine|Add up) (the |all |)(number of |)(bars|columns)<in>.
    How many (bars|columns) (appear|exist|stand|can be seen|can be found|are drawn|\
    make up the chart|do we have)<in>?
    (Bars|Columns)(: count|: number|, how many|: total| count)?
    (What|Which) number of (bars|columns) (is there|does the chart have|do you see|is shown|\
    makes up the chart)?
    (The count|Count|Total|The total number) of (bars|columns)(|?|:|.)
    How large is the number of (bars|columns)<in>?
    """,
    """
    What is the bar count of this chart?
    How many categories are plotted here?
    How many columns did they draw in this chart?
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
    (Does|Did) {one} (appear|look|seem|stand|rise|reach) {taller} than {other}<in>?
    (True or false|Right or wrong|Is this true|Correct or not): {one} is {taller} than {other}.
    (I think|I believe|I guess|It seems that) {one} is {taller} than {other}. (Right|Is that right|\
    Correct|True|Do you agree)?
    (Compared|Relative|Next) to {other}, is {one} {taller}?
    <do> (check|verify|confirm|see) (if|whether) {one} is {taller} than {other}.
    (Has|Does) {one} (got |have |)a {higher} (value|number|height) than {other}?
    Can (I|one|you) say that {one} is {taller} than {other}?
    """,
    """
    Is it fair to say that {one} is {taller} than {other}?
    My notes say {one} is {taller} than {other}. Do they match the chart?
    With {other} as the reference, is {one} {taller}?
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
    {one}, {other}: which (one|bar|) is {taller}?
    (Which|Which one|Which bar|What) (appears|looks|stands|seems) {taller}, {one} or {other}?
    (Decide|Choose|Pick one|Compare): which is {taller}, {one} or {other}?
    (Name|Identify|Find|Tell me|Pick) the {taller} (one|bar|of the two): {one} or {other}.
    (Between|Comparing|Given) {one} and {other}, which (one |bar |)is {taller}?
    """,
    """
    Should I write down {one} or {other} as the {taller} one?
    If I had to choose between {one} and {other}, which would be {taller}?
    Of these two bars, {one} and {other}, tell me which is {taller}.
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
    (Read|Read out|State|Report|Recite|Identify|Mention) (all |)the (bars|colours of the bars|\
    bar colours)( from left to right| in order| one by one|).
    (What|Which) (colours|bars) (appear|come|stand|can be seen|\
    follow each other)( from left to right|)<in>?
    (Starting|Beginning|Counting|Going) (at|from) the left, (what|which) (colours are the bars|\
    bars do you see|bars come)?
    (The order|Order|Sequence|The sequence) of (the bars|the colours|\
    bar colours)( from left to right|)(|?|.)
    (Bar colours|Bars from the left|Colours in order|All bars)(|?|:|, please)
    (How|In what colours) are the bars coloured( from left to right|)<in>?
    """,
    """
    Scan the chart from the left and give me the colour of each bar.
    What colours do I pass as I go along the bars from left to right?
    For the legend I need the bar colours in order. What are they?
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
    (Put|Bring|Line up|Place) the bars (in order |)from {high} to {low}.
    (Rank|Sort|Arrange|Order) (the |all |)bars: {high} first.
    (Ranking|Order|List|Sequence) of the bars from {high} to {low}(|?|, please)
    (Identify|State|Tell me|Show) the order of the bars, {high} (first|to {low}).
    (Going|Starting) from {high} to {low}, (what|which) is the order of the bars?
    """,
    """
    How would the bars line up if you sorted them from {high} to {low}?
    I need a ranking of the bars that starts with the {high} and ends with the {low}.
    Which colours do I get when I go from the {high} bar to the {low} one?
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
    {bar} (colour|hue)?
    (Identify|Determine|State|Report|Find|Check) the colour of {bar}<in>.
    (What|Which) (hue|shade|colour) (is|has|belongs to|fills|does one see on) {bar}<in>?
    (In|With) (what|which) colour is {bar} (painted|filled|printed|shown|drawn)<in>?
    <tell> (in which colour|in what colour) {bar} is (painted|drawn|shown).
    (Look at|Find|Locate) {bar}(. What|. Which|: which|: what) colour (is it|has it|does it have)?
    """,
    """
    Which colour did they pick for {bar}?
    I cannot make out the colour of {bar}. What is it?
    If I wanted to redraw {bar}, which colour would I need?
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
    {bar}: (is there one|any|yes or no|present)?
    (Does|Can) a {bar} (appear|exist|occur|be seen|be found)<in>?
    (True or false|Right or wrong|Is this true): there is a {bar}<in>.
    I (think|believe|guess|see) there is a {bar}<in>. (Right|Is that right|Correct|True)?
    (Do we have|Do you notice|Can you spot|Have you found) (a|any) {bar}<in>?
    <do> (check|verify|see) (if|whether) there is a {bar}<in>.
    Among the bars, is there (a|any) {colour} one?
    """,
    """
    Did they use {colour} for one of the bars?
    Is {colour} among the bar colours?
    I cannot find the {bar}. Does the chart have one?
    """,
)
