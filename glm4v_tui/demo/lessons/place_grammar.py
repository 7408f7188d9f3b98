"""The ways in which questions about places in the picture are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

WHERE = Grammar(
    """
    Where is the {one}<in>?
    Where is the {one}?
    (Where do|Where can|Where could) (you see|you find|I find|I see|one find) the {one}<in>?
    Where (exactly|roughly|about|) is the {one} (placed|located|to be found|shown|drawn|)?
    In (what|which) (part|area|corner|region) of the <pic> is the {one}?
    (What is|What's|<give>|Describe) the (position|place|location|whereabouts) of the {one}<in>.
    <tell> where the {one} is<in>.
    <tell> where (you see|you can see|I can find) the {one}<in>.
    (Where's|Where is) the {one} (at|located|)<in>?
    {one}(: where?|: where is it?|: position?| - where?| position?)
    There is {a}. Where (is it|do you see it)?
    At (what|which) (position|place) is the {one}?
    {one} (where|location|place|whereabouts)?
    (Where does|Where will|Where did) the {one} (lie|sit|appear|stand|show up|occur|hide)<in>?
    (Whereabouts|In what place|In which spot|At which spot|On which side|In which region|\
    In which corner|In what direction) (is|lies|do you see|can I see|sits) the {one}<in>?
    (Locate|Find|Spot|Look for|Search for|Track down|Point to) the {one}<in>(| and say where it is|\
     and tell me its place| and describe its position|: where is it?).
    (State|Name|Say|Explain|Specify|Note) (where|the place where|in which part) the {one} (is|lies|\
    sits|appears)<in>.
    (I cannot find|I can't see|I am looking for|I am searching|I lost|Help me find|\
    I search for) the {one}. (Where is it|Where|Can you say where it is|Tell me where)?
    Is the {one} (in|at) the (centre|middle) or (elsewhere|somewhere else|where)?
    (Which|What) (part|area|region|corner|side|section|zone|place) (of the <pic> |)(has|holds|\
    contains|is taken by|is occupied by) the {one}?
    (Position|Location|Place|Whereabouts|Spot) of the {one}<in>(?|:|.)
    (How|Where) (would|could|can) I (locate|spot|reach|look for|get to|see) the {one}<in>?
    The {one} (is|lies|sits|appears) (in|at) (which|what) (part|corner|place|area)(| of the <pic>)?
    (Where is|Where's) the {one} (situated|positioned|visible|found|hidden|lying|standing|\
    sitting)<in>?
    (The position|The location|The place) of the {one} is what?
    <tell> (in which part|at what place|in what area|on which side) (the {one} is|\
    you see the {one}|the {one} lies)<in>.
    """,
    """
    Whereabouts in the <pic> should I look for the {one}?
    I want to zoom in on the {one}. Which part of the <pic> is that?
    I cannot find the {one}. Where is it hiding?
    Roughly speaking, what is the position of the {one}?
    """,
)

IN_REGION = Grammar(
    """
    What is {where}<in>?
    (What's|What is there|What is shown|What can be seen) {where}?
    What (do you see|can you see|do you find) {where}<in>?
    (Which|What) (<thing> is|<things> are|<things> do you see) {where}<in>?
    (Which|What) one is {where}?
    <tell> what (is|you see|you can see) {where}<in>.
    (<name>) (the <things>|everything|what is|all <things>) {where}<in>.
    {where}: what (is|do you see) there?
    Look {where}. What (is there|do you see)?
    Describe (what is|what you see) {where}.
    And {where}?
    {where}: (anything|what|which <thing>|which <things>|content)?
    (What|Which <thing>|Which <things>) (lies|sits|appears|is found|is located|is placed|shows up|\
    is drawn|is depicted|is situated|stands) {where}<in>?
    (What|Which <things>|Which <thing>) (can be found|can you spot|do you notice|do we have|\
    can I see|can be spotted|is to be seen|do you make out) {where}<in>?
    (Is there|Do you see) (anything|something) {where}? (What|What is it|If so, what|Name it)?
    (Find|Identify|Spot|Mention|Enumerate|Detect|List|Report|State) (all|whatever is|everything|\
    what is|the <thing>|what you see) {where}<in>.
    (Please |)(tell me|say|explain|show me|describe) (what|which <things>|\
    everything that) is {where}<in>.
    (The <thing>|The <things>|The thing|Whatever is) {where} (is what|are what|is which|\
    is called what)?
    (What's|What is) the <thing> {where}<in>?
    (Concentrate on|Focus on|Only regard|Check|Consider|Now only) what is {where}. (What is there|\
    What do you see|Name it|Describe it)?
    (I look|I am looking|Suppose I look) {where}. What (is there|do I see|would I see)?
    (Content|Objects|Shapes|Things) {where}(?|:|.)
    What (exactly |)(has been|was) (placed|drawn|painted|put) {where}?
    """,
    """
    What did they draw {where}?
    Is there something {where}, and if so, what is it?
    Focus on what is {where}: which <things> are there?
    """,
)

COUNT_IN_REGION = Grammar(
    """
    How many {many} are {where}<in>?
    How many {many} (<see>) {where}<in>?
    <do> count the {many} {where}<in>.
    <tell> how many {many} (are|you see) {where}<in>.
    (What is|<give>) the number of {many} {where}?
    {where}: how many {many} (<see>)?
    How many {many} {where}?
    Number of {many} {where}?
    {many} {where}: how many?
    (Count|Tally|Total|Add up|Number|Determine) (all |the |)(number of |)(|the ){many} {where}.
    How many {many} (lie|sit|appear|can be found|can be seen|are located|are placed|are situated|\
    show up|do we have|exist) {where}<in>?
    (What|Which) number of {many} (is|lies|appears|can be seen|do you see|is located) {where}<in>?
    (How large is|How big is) the (number|count|amount) of {many} {where}?
    (Give|State|Report|Find|Write down) (me |)the (number|count|total|amount) of {many} {where}.
    {where}, (what is the number of|count the|how many) {many}(| are there| exist| appear|\
     can be found)?
    Of the {many}, how many are {where}?
    """,
    """
    Only counting what is {where}, how many {many} are there?
    How many of the {many} are located {where}?
    What is the count of {many} if I only look {where}?
    """,
)

IS_IN_REGION = Grammar(
    """
    Is there {a} {where}<in>?
    Is there (any|some|at least one) {one} {where}<in>?
    <spot> {a} {where}<in>?
    Are there any {many} {where}<in>?
    <tell> (if|whether) there is {a} {where}<in>.
    Is {a} {where}?
    (Any|Some) {many} {where}?
    (Does|Can) {a} (lie|sit|appear|be seen|be found|be spotted|occur) {where}<in>?
    (Do you notice|Can you spot|Do we have|Can I find|Can you make out|\
    Could you locate) {a} {where}<in>?
    {where}: (is there {a}|any {many}|{a}|do you see {a})?
    (Is|Are) (any|some) of the <things> {where} {a}?
    There is {a} {where}, (right|isn't there|correct|true|is that right)?
    (True or false|Right or wrong|Is it true|Correct or not): there is {a} {where}.
    I (see|think there is|believe there is|notice) {a} {where}. (Right|Is that right|Correct|True|\
    Do you agree)?
    (Does|Can) the <pic> (show|have|contain|include) {a} {where}?
    <do> (check|see|verify|find out) (if|whether) there is {a} {where}.
    {a} {where}?
    """,
    """
    Does {a} turn up {where}?
    I expected {a} {where}. Is it there?
    Am I right that there is {a} {where}?
    """,
)
