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
    (Portray|Depict|Outline|Sketch|Recount|Interpret|Analyse|Analyze|Characterise|Review|Report on|\
    Comment on|Inspect|Examine|Narrate) (the|this) <pic>(|.| please| for me| briefly| in words).
    (What|Which things) (appears|appear|can be found|is present|is contained|is depicted|\
    is displayed|is pictured|is drawn|is there|may be seen|exists) (in|on) (the|this) <pic>?
    (What|Tell me what|Say what|Explain what) (happens|is happening|is going on|is visible|\
    can be seen|there is|is represented) (in|on) (the|this) <pic>(|.)
    (How|In what way) (would|could|can|do) you (describe|put|explain|caption|summarise|\
    depict) (the|this|what is in the) <pic>(| in words| to me| to a friend| briefly)?
    (Use|Using|In) (words|your words|a few words|one sentence|some sentences|plain words|\
    simple words)(,|) (describe|to describe|summarise|explain) (the|this) <pic>.
    (I cannot see|I can't see|I am blind, so I need to know|\
    I did not look at) the <pic>. (What does it show|Describe it|What is on it|Tell me about it)(.|\
    ?|)
    (I want|I need|Could I have|May I have|I'd like|Let me have) (a|some|your) (description|\
    summary|caption|account|overview|explanation) (of|for) (the|this) <pic>.
    (Content|Contents|Summary|Overview|Picture description|Image description|Image caption|\
    Describe all|Alt text|Description please)(|:|?|.)
    (The|This) <pic> (shows|contains|depicts|displays|presents|represents) (what|what exactly|\
    which things)?
    (What|Everything) (you see|there is|is there|is visible|can be seen): (describe it|tell me|\
    what is it|name it)(.|)
    (Could|Can|Would|Will) (you|somebody) (walk me through|go over|talk about|put into words|\
    sum up|tell me about) (the|this) <pic>?
    (Summarise|Describe|Explain|Report|Tell) (everything|all) (that is |)(visible|shown|depicted|\
    there|in the <pic>|in sight).
    (Look|Look closely|Take a look|Have a look) at (the|this) <pic> and (describe it|\
    say what it shows|describe what is there|explain it|write a description).
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
    (List|Itemise|Note|Note down|Write down|Go through|Put down|Jot down) (all|all the|\
    every one of the|each of the|the) <things><in>(| one by one| line by line| in a list|\
     as bullets| row by row).
    (One|A) (line|row|bullet|item|entry) (for|per) (each|every) <thing>(|, please| please).
    <do> (put|write|set|show|give|present|print|name) (all|the|all the) <things><in> (in|into|as|\
    on) (a list|a bullet list|separate lines|bullet points|lines of their own).
    (I need|I want|I would like|Could I have|I'd like|May I have) a (bullet |complete |full |\
    short |)list (of|with) (all|the|all the|all visible) <things><in>.
    (All|The|All the) <things> (as|in|in the form of) (a list|a bullet list|bullet points|\
    a Markdown list|lines)(| please)(.|)
    (List|Bullet list|Itemised list|Listing|Inventory|Full list|Complete list)(| of all <things>|\
     of everything| of the <things>)(| please)(.|:|)
    (Name|Mention|Tell me) (every|each) (single |)<thing> (you see|that you see|you notice|\
    that appears|in the list)<in>, (one per line|line by line|one by one|as a list|with bullets).
    (Which|What) <things> (<see>)<in>? (One per line.|Line by line, please.|List them.|In a list.|\
    Bullet points.|Enumerate them.|Itemise them.)
    (Make|Take|Draw up|Compile|Prepare) (an inventory|a list|a listing|an enumeration|\
    a bullet list) of (the|all|all the) <things><in>.
    (Describe|Show|Go over) (each|every) <thing> (on|in) (a line of its own|its own line|\
    a separate line|a new line|a bullet).
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
    (What|Which) (shapes|geometric figures|figures|forms) (occur|appear|exist|are present|\
    are contained|can be seen|can be found|are depicted|come up|are on show)<in>?
    (What|Which) (shapes|figures) (did you find|have you found|can be identified|can you name|\
    do you recognise|can be recognised|is the <pic> made of|make up the <pic>)<in>?
    (Identify|Recognise|Determine|Detect|Mention|Enumerate|Spot|Find) (the |all |every |)(shapes|\
    kinds of shapes|types of shapes|different shapes)<in>.
    (The |)(shapes|types of shapes|kinds of shapes|sorts of shapes|different shapes)<in>(?|:)
    Of (which|what) (kinds|types|sorts|shapes) are the (shapes|figures|objects|things)<in>?
    <tell> (how many of each shape|how many of each kind|how many shapes of which kind|\
    what types of shapes) (there are|you see|you find|are shown)<in>.
    (Count|Tally|Sum up|Sort) the shapes (by kind|by type|of each kind|of every kind|by shape)<in>.
    (Number of|The number of|How many of) (each shape|each kind of shape|every shape|\
    every kind)<in>?
    (What|Which) (geometry|shapes) (does it|do you|did they) (show|see|use|draw|contain)?
    (I see shapes|There are shapes|Look at the shapes)<in>. (Which ones|What shapes are they|\
    What kinds|Which kinds)?
    (Shapes|Shape types|Kinds) and (their |)(number|numbers|counts)?
    (Give|Write|Make) (me |)(an overview|a summary|a count|the counts) of the (shapes|\
    kinds of shapes)<in>.
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
    (The number|Number|Count|Total) of (different |distinct |)colours<in>(?|:|.)
    How many (different |distinct |)colours (appear|occur|exist|can be seen|can be found|\
    does the <pic> have|can you count|come up)<in>?
    (Tally|Total|Number|Add up|Determine) the (number of |)(different |)colours<in>.
    (What|Which) number of (different |)colours (is there|do you see|appears|was used)?
    (How large|How big) is the (number|amount) of (different |)colours?
    Colours: how many(| different ones| are there)?
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
    (What|Which) (colour|shade|hue|tone) (lies|is seen|fills|is used|appears|shows) (behind|in|\
    around) (the <things>|the background|the whole <pic>|everything else)?
    (In|Of|On) (what|which) colour (is|was|has) the background (drawn|painted|kept|coloured|filled)?
    (The background|The background colour|The backdrop|The ground|The back)(: colour|: what colour|\
    , which colour| colour| is what colour| has what colour| please)?
    (Identify|Determine|Describe|Find|Check|Report) the (background|background colour|\
    colour of the background|backdrop)<in>.
    (How|What) (does|would) the background (look|look like)<in>?
    (Is|Does) the background (dark or light|light or dark|look dark or light): (what|\
    which) colour(| is it)?
    (What's|What is) the (backdrop|ground|surface|canvas|colour behind the <things>|\
    colour of the backdrop)<in>?
    The <things> are (on|in front of|drawn on|placed on) (what|which) (background|colour|ground)?
    (What|Which) (kind|sort|type) of background (is it|is there|do you see|does it have|is used)?
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
    (Does|Did) (the|this) <pic> (contain|have|include|hold) (anything|something|nothing)(| at all)?
    (Is|Isn't) (the|this) <pic> (blank|void|bare|without content|completely empty|\
    just a background)?
    (Anything|Something|Nothing) (there|to see|here|in it|on it|visible|in the <pic>)?
    (Can|Could) (anything|something) be (seen|found|spotted|noticed)<in>?
    (The|This) <pic> is (empty|blank), (right|isn't it|is that right|correct|true)?
    (Is|Are) there (any content|any things|any objects|anything at all)<in>?
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
    (Is this|Is it|Would this be|Would it be) (a chart|a text|shapes), or (what|something else)?
    (Classify|Identify|Determine|Name) the (kind|type|sort|class) of (<pic>|this <pic>|content).
    (The |)(kind|type|sort|category) of (<pic>|content)(?|:)
    (Which|What) (category|class|kind of content|group) does (the|this) <pic> (belong to|have|\
    fall into)?
    (Do you see|Do we see|Is it about|Does it contain) (shapes|a text|a chart), (a chart|shapes|\
    a text) or (text|a chart|shapes)?
    """,
    """
    Of what kind is this <pic>?
    What would you call this type of <pic>?
    Shapes, text or chart: what does the <pic> show?
    """,
)
