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
    My screen is off right now, so tell me what this <pic> shows.
    Imagine we are on the phone: what would you tell me about this <pic>?
    Write a caption that covers everything in the <pic>.
    If someone asked you about this <pic>, what would you say is in it?
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
    (One|A) (line|row|bullet|item|entry) (for each|for every|per) <thing>(|, please| please).
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
    Give me a bulleted inventory of the <things>.
    Put each <thing> on a bullet of its own.
    Itemise everything you can see, line by line.
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
    Give me a breakdown of the shapes by type.
    Which geometric figures occur here, and how often?
    What sorts of shapes am I dealing with in this <pic>?
    """,
)
