"""The ways in which questions about the whole picture are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

DESCRIBE = Grammar(
    """
    <do> describe (the|this) <pic>( in detail| briefly| in one sentence| for me|||).
    Describe (it|this|what you see|what is shown|everything)(| in detail| for me).
    What (is|do you see|can you see) (in|on) (the|this) <pic>?
    What('s| is) (in|on) (the|this) <pic>?
    What (do you see|can you see|is this|is that|do we see|is shown|can be seen|do we have)(| here)?
    What does (the|this) <pic> (show|contain|depict)?
    <tell> what (you see|you can see|is shown|the <pic> shows|is in the <pic>).
    Tell me (about (the|this) <pic>|everything about (the|this) <pic>|more about it).
    <give> a (short |detailed ||)description of (the|this) <pic>.
    (Write|Make) a (short |detailed |)(description|caption) (of|for) (the|this) <pic>.
    (Explain|Caption|Summarise|Summarize) (the|this) <pic>.
    (Describe|Description|Caption|Caption this|What's this|Explain)
    What (is going on|is there to see)<in>?
    (Look at|Here is) (the|this|a) <pic>. What (do you see|does it show|is it)?
    """,
    """
    <do> say in your own words what the <pic> shows.
    If you look at the <pic>, what do you find?
    I would like to have a description of what is shown here.
    What would you say is to be seen on this <pic>?
    """,
)

LIST = Grammar(
    """
    (List|Enumerate|Name|Itemise) (all|all the|all of the|the) <things><in>.
    (List|Enumerate|Name) (everything|all) (you see|you can see|that is shown|that you see)<in>.
    <do> (make|write|create) a (|bullet |Markdown )list of (the|all|all the) <things><in>.
    <give> a (|bullet |Markdown |complete )list of (the|all|all the) <things><in>.
    <do> describe the <pic> (as|in|with) (a list|a bullet list|bullet points|a Markdown list).
    What (do you see|is in the <pic>)? (Answer as a list.|Use bullet points.|Give a list.|List it.)
    (List|Name) (all|the) <things> with (colour|size|their colours) and (position|place).
    (Bullet list|List|Bullet points)(| please)(:|of) (all|the) <things>.
    Which <things> (<see>)<in>? (Make a list.|As a list please.)
    <do> list (all|the) <things><in>.
    """,
    """
    Write down one line for every <thing> that you see.
    I want a list in which all <things> of the <pic> are named.
    What is there to see? Use a list with bullet points.
    """,
)

SHAPES_HERE = Grammar(
    """
    (What|Which) shapes (<see>)<in>?
    (What|Which) shapes are (in|on) (the|this) <pic>?
    (What|Which) (kinds|types|sorts|kind) of (shapes|objects|figures) (<see>)<in>?
    (<name>) the (different |)(shapes|kinds of shapes|geometric shapes)<in>.
    (What|Which) (geometric|different) (shapes|figures) (<see>)<in>?
    <tell> (what|which) shapes (you see|there are|are shown)<in>.
    (What|Which) shapes does (the|this) <pic> (show|contain|have)?
    (Shapes|The shapes|Which shapes|What shapes)?
    How many (of each shape|shapes of each kind) (<see>)<in>?
    """,
    """
    Of which kinds are the shapes that you see?
    <do> say which shapes can be found on the <pic>.
    I want to know how many of which shape there are.
    """,
)

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
    """,
    """
    <do> say which colours can be found on the <pic>.
    How are the <things> of this <pic> coloured?
    The <things> are of what colours?
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
    """,
    """
    Of how many colours are the <things>?
    Tell me the number of colours you can find.
    The <pic> has how many different colours?
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
    """,
    """
    <do> look at the background and tell me its colour.
    What would you say is the colour behind everything?
    The background is of which colour?
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
    """,
    """
    Would you say that the <pic> is empty?
    Is there nothing to be found here?
    Yes or no: the <pic> is empty.
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
    """,
    """
    Of what kind is this <pic>?
    What would you call this type of <pic>?
    Shapes, text or chart: what does the <pic> show?
    """,
)
