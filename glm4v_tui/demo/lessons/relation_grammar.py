"""The ways in which questions about the sides of shapes are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

IS_BESIDE = Grammar(
    """
    Is the {one} {side} the {other}<in>?
    Is the {one} {side} the {other}?
    Is the {one} (placed|located|somewhere|drawn|really) {side} the {other}?
    Is it (true|right|correct) that the {one} is {side} the {other}?
    The {one} is {side} the {other}, (right|isn't it|is that right|correct)?
    <tell> (if|whether) the {one} is {side} the {other}<in>.
    Can (the|you see the) {one} be seen {side} the {other}?
    (Do you see|Can you see) the {one} {side} the {other}?
    Looking at the <pic>, is the {one} {side} the {other}?
    {one} {side} {other}?
    <do> check (if|whether) the {one} is {side} the {other}.
    {one}: is it {side} the {other}?
    Is {side} the {other} where the {one} is<in>?
    (Does|Did) the {one} (lie|sit|appear|stand|show up|occur) {side} the {other}<in>?
    (Is|Isn't) the {one} (found|situated|positioned|shown|painted|visible|to be found|lying|\
    sitting) {side} the {other}<in>?
    (I think|I believe|I guess|I would say|I see that|It seems that|\
    Somebody says) the {one} is {side} the {other}. (Right|Is that right|Correct|True|Is it so|\
    Do you agree)?
    (True or false|Right or wrong|Correct or not|True or not|Check this|Is this true|\
    Is this correct): the {one} is {side} the {other}.
    (Do|Would) you agree that the {one} is {side} the {other}?
    (Relative|Compared) to the {other}, is the {one} {side} it?
    (Seen|Judged|Viewed) from the {other}, is the {one} {side} it?
    (Can|Could|May|Should) (I|one|we) say that the {one} is {side} the {other}?
    (Is the position|Is the place) of the {one} {side} (that of |)the {other}?
    {side} the {other}: is that where the {one} is?
    <do> (verify|confirm|see|decide|find out) (if|whether) the {one} is {side} the {other}.
    The {one} {side} the {other}, (yes or no|true or false|or not|right|no)?
    Do we have the {one} {side} the {other}<in>?
    When I look at the {other}, is the {one} {side} of that?
    """,
    """
    My label says the {one} is {side} the {other}. Does that hold?
    Would I find the {one} {side} the {other}?
    Did they place the {one} {side} the {other}?
    Is it fair to say that the {one} sits {side} the {other}?
    """,
)

WHICH_SIDE = Grammar(
    """
    Is the {one} {side} or {opposite} the {other}<in>?
    Where is the {one}, {side} or {opposite} the {other}?
    Is the {one} {side} the {other} or {opposite} it?
    {side} or {opposite}: where is the {one}, seen from the {other}?
    On (which|what) side of the {other} is the {one}: {side} or {opposite} it?
    <tell> (if|whether) the {one} is {side} or {opposite} the {other}<in>.
    What is right: the {one} is {side} or {opposite} the {other}?
    {one}: {side} or {opposite} the {other}?
    (Does|Will) the {one} (lie|sit|appear|stand) {side} or {opposite} the {other}<in>?
    (Is|Would it be) the {one} (placed|located|positioned|situated|drawn|\
    found) {side} or {opposite} the {other}?
    (Decide|Choose|Pick one|One of two|Which is it): is the {one} {side} or {opposite} the {other}?
    (Which is true|Which is correct|Which one is right|\
    What is true): the {one} is {side} the {other}, or {opposite} it?
    Seen from the {other}, is the {one} {side} it or {opposite} it?
    (Compared|Relative) to the {other}, is the {one} {side} it or {opposite} it?
    (Which|What) (side|direction) is it: is the {one} {side} or {opposite} the {other}?
    (I do not know|I am not sure|I cannot tell) (if|\
    whether) the {one} is {side} or {opposite} the {other}. (Can you say|Tell me|Help me)?
    Should I look {side} or {opposite} the {other} to see the {one}?
    """,
    """
    I keep mixing them up: is the {one} {side} or {opposite} the {other}?
    Did they put the {one} {side} or {opposite} the {other}?
    Which describes it better: the {one} {side} the {other}, or {opposite} it?
    """,
)

OPEN = Grammar(
    """
    Where is the {one} (relative|compared) to the {other}<in>?
    Where is the {one} in relation to the {other}<in>?
    Where is the {one}, seen from the {other}?
    (In what|In which) direction from the {other} is the {one}?
    On (which|what) side of the {other} is the {one}<in>?
    How is the {one} (placed|located) relative to the {other}?
    <tell> where the {one} is relative to the {other}<in>.
    (What is|Describe|<give>) the position of the {one} relative to the {other}.
    (Where|In what place) (does|would) the {one} (lie|sit|appear|stand) (relative|compared|\
    in relation) to the {other}?
    (What|Which) (side|direction) of the {other} is the {one} (on|at|in)?
    (How|Where) (do|does) the {one} and the {other} (lie|relate) (in space|to each other|\
    relative to each other)?
    (Give|State|Explain|Name) (where|on which side) the {one} (is|lies|sits) (relative|\
    with respect|in relation) to the {other}.
    (Take|Starting at|Start from|Coming from|Going from) the {other}, (where|on which side|\
    in which direction) is the {one}?
    {one} relative to {other}: (where|which side|position)?
    (What is|What's) the (direction|relation|spatial relation|relative position) (from|of|\
    between) the {other} (to|and) the {one}?
    Which way (do I go|must I go|is it|should I look) from the {other} to (reach |get to |find |\
    )the {one}?
    How is the {one} (positioned|situated|arranged|set) with respect to the {other}<in>?
    """,
    """
    If I stand on the {other}, in which direction is the {one}?
    Starting from the {other}, which way do I move to land on the {one}?
    Describe the location of the {one}, using the {other} as the reference point.
    """,
)

BESIDE_ONE = Grammar(
    """
    What is {side} the {one}<in>?
    (What|Which <thing>|Which <things>) (<see>|is there|is shown|is placed) {side} the {one}<in>?
    (Which|What) <things> are {side} the {one}<in>?
    (Which|What) <thing> is {side} the {one}<in>?
    (What's|What is there) {side} the {one}?
    (<name>) (all <things>|everything|whatever is|what is|the <things>) {side} the {one}<in>.
    <tell> what (is|you see|you can see) {side} the {one}<in>.
    {side} the {one}: what (is|do you see) there?
    Look {side} the {one}. What (is there|do you see)?
    What (lies|sits|appears|stands|is found|is located|is situated|is drawn|shows up|can be seen|\
    do we have|do you notice|do you spot|can you find) {side} the {one}<in>?
    (Which|What) (<thing>|<things>) (do you notice|can be found|can you spot|appear|lie|do we see|\
    are located|are placed) {side} the {one}<in>?
    (Is there|Do you see) (anything|something) {side} the {one}? (What|If so, what|Name it|\
    What is it)?
    (Anything|Something|What|Which <thing>) {side} the {one}?
    (Find|Identify|Spot|Mention|Enumerate|Tell me|Look up|Detect|Show me|List) (all|whatever|\
    everything|what is|the <things>|each <thing>) {side} the {one}<in>.
    {side} the {one}, (what|which <thing>|which <things>) (is there|is it|can you see|appears|\
    do you find)?
    The <thing> {side} the {one} is (what|which one)?
    (What's|What is) the <thing> {side} the {one}<in>?
    (I look|I am looking|Suppose I look) {side} the {one}. What (is there|do I see|would I see)?
    (Which|What) (neighbours|neighbour|<things>) (has|does) the {one} (have|) {side} it?
    <do> (describe|state|say|check|report) what is {side} the {one}<in>.
    """,
    """
    Which <things> did they place {side} the {one}?
    With the {one} as the reference, what is {side} it?
    Is anything {side} the {one}, and if so, what?
    I need everything that is {side} the {one}.
    """,
)
