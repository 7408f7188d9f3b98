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
    (In|Of) (what|which) (colour|hue|shade|tint) is the {one}(| kept| filled| coloured in|\
     done)<in>?
    (Identify|Determine|Find|State|Detect|Report|Check|Specify) the (colour|hue|\
    shade) of the {one}<in>.
    (What|Which) (hue|shade|tone|paint|tint) (is|has|does) the {one}(| have)<in>?
    The {one} (comes in|appears in|is painted in|is filled with|is drawn in|shows|wears|\
    has got) (what|which) colour?
    (The colour of|Colour of) the {one}(|, please|: what is it| is what| is which)(?|.)
    <tell> (in which colour|in what colour|with which colour) the {one} is (painted|drawn|shown|\
    filled).
    (How|What) (does|would) the {one} look, (what|which) colour?
    (Which|What) colour (can be seen on|belongs to|describes|fills|covers|goes with|\
    do you notice on|was given to) the {one}<in>?
    (Find|Look for|Locate|Spot) the {one}(: what|. What|. Which) colour (is it|does it have|has it)?
    Is the {one} (red, blue or|blue, green or|yellow, red or) (another colour|what|\
    some other colour)?
    (I see|There is|I notice|Here is) {a}. (In which colour|Which colour has it|Its colour|\
    Tell me its colour)(?|.)
    """,
    """
    If I had to repaint the {one}, which colour would I need?
    I am colour-blind. What colour is that {one}?
    Which colour did they give the {one}?
    What is the fill colour of the {one}<in>?
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
    {many}: (which colours do they have|colour|hues|colours, please|what colours are they)?
    (Identify|Determine|State|List|Report|Find|Check) the (colour|colours|hues) of (the|all|\
    all the|each of the) {many}<in>.
    The {many} (are painted in|come in|appear in|are drawn in|are) (what|which) (colour|colours)?
    (Which|What) (hues|shades|colours) (can be seen on|belong to|do you notice on|were used for|\
    fill) the {many}<in>?
    (Of|In|With) (what|which) colours are the {many} (painted|drawn|filled|made)<in>?
    <tell> (in which colours|with which colours) the {many} are (painted|drawn|shown).
    (There are|I see|Look at the) {many}. (What|Which) (colours|colour) (are they|do they have|\
    have they)?
    """,
    """
    Which colours were picked for the {many}?
    Going through the {many} one by one, what colour is each?
    I am colour-blind. What colours do those {many} have?
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
    {one}: {colour}(| or not|, right|, yes or no)?
    (Does|Did) the {one} (look|appear|seem|come in|show) {colour}<in>?
    (Is|Was) the {one} (drawn|shown|coloured|filled|done|kept) (in |){colour}<in>?
    (Has the {one}|Does the {one} have|Has the {one} got) a {colour} colour?
    (I think|I believe|I guess|I see that|It seems that|I suppose) the {one} is {colour}. (Right|\
    Is that right|Correct|True|Do you agree)?
    (True or false|Right or wrong|Is this true|Correct or not): the {one} is {colour}.
    <do> (check|verify|confirm|see) (if|whether) the {one} is {colour}.
    (Is|Was) {colour} (what|the colour that|the hue that) the {one} (has|is|is painted in)?
    Can (I|one|you|we) (say|claim) that the {one} is {colour}?
    """,
    """
    Did they paint the {one} {colour}?
    My colleague says the {one} is {colour}. Is she right?
    Would {colour} be the right label for the colour of the {one}?
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
    {one}: {colour} or {other}?
    (Does|Did) the {one} (look|appear|seem) {colour} or {other}<in>?
    (Is|Was) the {one} (painted|drawn|shown|coloured|filled) (in |){colour} or (in |){other}<in>?
    (Choose|Decide|Pick one|One of two): is the {one} {colour} or {other}?
    (I think|I guess) the {one} is {colour} or {other}. (Which|Which one|Which is it|What is right)?
    Which (is true|is right|is correct|of the two is it): the {one} is {colour} or {other}?
    """,
    """
    I cannot tell whether the {one} is {colour} or {other}. Which is it?
    Should I file the {one} under {colour} or under {other}?
    Was {colour} used for the {one}, or was it {other}?
    """,
)
