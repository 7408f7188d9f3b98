"""The ways in which it is asked for the colours, the background and the kind of a picture."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

COLOURS_HERE = Grammar(
    """
    (What|Which) colours (<see>)<in>?
    (What|Which) colours are (in|on) (the|this) <pic>?
    (What|Which) colours do the <things> have<in>?
    (<name>) (the|all|all the) colours( of the <things>| you see| that you see|)<in>.
    <tell> (what|which) colours (you see|there are|the <things> have)<in>.
    (What|Which) colours (were|are) used (for the <things>|<in>)?
    (Colours|The colours|Which colours|What colours)?
    In (what|which) colours are the <things>( shown| painted| drawn|)?
    What are the colours of the <things><in>?
    (What|Which) colours (appear|occur|exist|are present|can be found|can be seen|are contained|\
    come up|were chosen|make up the <pic>)<in>?
    (Identify|Mention|Enumerate|Find|Determine|Spot|Detect) (all |the |all the |every |)(colours|\
    different colours|colour)<in>.
    (All|The|All the|Different) colours (of the <things>|that you see|in use|please|<in>)(?|:)
    (How|In which way) (are|were) the <things> (painted|filled|drawn in colour)(|: which colours)?
    (Give|Write|Make) (me |)(an overview|a list|a summary) of the colours<in>.
    (What|Which) colours (did you find|have the <things>|can you name|do you recognise|\
    do you notice|make the <things>)<in>?
    (The <things>|They) (have|are painted in|are drawn in|come in|show) (which|what) colours?
    """,
    """
    Which colours would I need to redraw the <things>?
    What does the colour palette of the shapes look like?
    If I coloured in these shapes myself, which colours would I use?
    """,
)

COLOUR_COUNT = Grammar(
    """
    How many (different |distinct |)colours (<see>)<in>?
    How many (different |)colours do the <things> have<in>?
    <do> count the (different |)colours( of the <things>|)<in>.
    (What is|<give>) the number of (different |)colours<in>.
    <tell> how many (different |)colours (there are|you see)<in>.
    How many (different |)colours (are|were) used?
    (The number|Number|Count|Total) of (different |distinct |)colours<in>(?|:|.)
    How many (different |distinct |)colours (appear|occur|exist|can be seen|can be found|\
    does the <pic> have|can you count|come up)<in>?
    (Tally|Total|Number|Add up|Determine) the (number of |)(different |)colours<in>.
    (What|Which) number of (different |)colours (is there|do you see|appears|was used)?
    (How large|How big) is the (number|amount) of (different |)colours?
    Colours: how many(| different ones| are there)?
    """,
    """
    If I sorted the shapes by colour, how many piles would I get?
    How many pens of different colours would I need to redraw the shapes?
    In how many colours do the shapes come?
    """,
)

BACKGROUND = Grammar(
    """
    (What|Which) colour (is|has) the background<in>?
    (What is|What's) the (background|background colour|colour of the background)<in>?
    (What|Which) background (colour |)(does the <pic> have|is it|do you see|is there)?
    (What|Which) colour is (behind|around) the <things>?
    What is (behind|around) the <things>?
    (Background|Background colour|The background)?
    (<give>|<name>) the (colour of the background|background colour)<in>.
    (Describe the|What about the|How is the) background(|?)
    <tell> (what|which) colour the background (is|has).
    (What|Which) colour does the background have<in>?
    On (what|which) background are the <things>?
    (What|Which) (colour|shade|hue|tone) (lies|is seen|fills|is used|appears|shows) (behind|in|\
    around) (the <things>|the background|the whole <pic>|everything else)?
    (In|Of|On) (what|which) colour (is|was|has) the background (drawn|painted|kept|coloured|filled)?
    (The background|The background colour|The backdrop|The ground|The back)(: colour|: what colour|\
    , which colour| colour| is what colour| has what colour| please)?
    (Identify|Determine|Describe|Find|Check|Report) the (background|background colour|\
    colour of the background|backdrop)<in>.
    (How|What) (does|would) the background (look|look like)<in>?
    Is the background (dark or light|light or dark): (what|\
    which) colour(| is it)?
    (What's|What is) the (backdrop|ground|surface|canvas|colour behind the <things>|\
    colour of the backdrop)<in>?
    The <things> are (on|in front of|drawn on|placed on) (what|which) (background|colour|ground)?
    (What|Which) (kind|sort|type) of background (is it|is there|do you see|does it have|is used)?
    """,
    """
    Which colour is the canvas?
    On what colour is all of this drawn?
    What is the background filled with?
    """,
)

EMPTY = Grammar(
    """
    Is (the|this) <pic> empty?
    Is there (anything|something|nothing) (to see |)(in|on) (the|this) <pic>?
    (Do you see|Can you see) (anything|something)<in>?
    Is (anything|something|nothing) (shown|visible|there)<in>?
    Does (the|this) <pic> show (anything|something|nothing)?
    <tell> (if|whether) (the <pic> is empty|there is anything<in>).
    (Does|Did) (the|this) <pic> (contain|have|include|hold) (anything|something|nothing)(| at all)?
    (Is|Isn't) (the|this) <pic> (blank|void|bare|without content|completely empty|\
    just a background)?
    (Anything|Something|Nothing) (there|to see|here|in it|on it|visible|in the <pic>)?
    (Can|Could) (anything|something) be (seen|found|spotted|noticed)<in>?
    (The|This) <pic> is (empty|blank), (right|isn't it|is that right|correct|true)?
    (Is|Are) there (any content|any things|any objects|anything at all)<in>?
    """,
    """
    Did I send you a blank <pic>?
    Has nothing been drawn on this <pic>?
    Is there anything on this <pic>, or only background?
    """,
)

KIND = Grammar(
    """
    (What|Which) (kind|type|sort) of <pic> is (this|it|that)?
    (What is|Which is) the (kind|type) of (the|this) <pic>?
    Is (this|it) (a photo|a chart|a text), a (drawing|picture of shapes|diagram) or \
    (what|something else)?
    <tell> what (kind|type|sort) of <pic> (this|it) is.
    What (kind|type) of content does (the|this) <pic> (have|show)?
    Does (the|this) <pic> show shapes, a text or a (chart|bar chart)?
    (Are these|Is it|Is this) shapes, a text or a (bar |)chart?
    (Is this|Is it|Would this be|Would it be) (a chart|a text|shapes), or (what|something else)?
    (Classify|Identify|Determine|Name) the (kind|type|sort|class) of (<pic>|this <pic>|content).
    (The |)(kind|type|sort|category) of (<pic>|content)(?|:)
    (Which|What) (category|class|kind of content|group) does (the|this) <pic> (belong to|have|\
    fall into)?
    (Do you see|Do we see|Is it about|Does it contain) (shapes|a text|a chart), (a chart|shapes|\
    a text) or (text|a chart|shapes)?
    """,
    """
    How would you classify this <pic>?
    What type of <pic> did I give you?
    Am I looking at a chart, at some text or at shapes?
    """,
)
