"""The ways in which questions about several pictures are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

WHICH = Grammar(
    """
    (Which|What) (picture|image|photo|one|of the pictures|of them) (has|shows|contains) {a}?
    (Which|What) (pictures|images|photos|of the images|ones) (have|show|contain) {a}?
    In which (picture|image|photo|of them) (is there|do you see|can you see) {a}?
    In which (pictures|images) (is there|do you see) {a}?
    (Where is|Where do you see|Where can I see) {a}, in which <pic>?
    (Tell me|Say) which <pic> (has|shows) {a}.
    (Find|Name|Give me) the (picture|image) with {a}.
    (Which|What) (picture|image) is the one with {a}?
    (Which|What) (picture|image|photo|pictures|one|ones) (contains|holds|includes|displays|\
    features|depicts|include|display|feature) {a}?
    (In|On) (which|what) (picture|image|photo|pictures|images|one) (can I find|do you find|\
    do you notice|can you spot|is|appears|lies|can one see) {a}?
    {a}: (which picture|which one|where|which pictures|what picture|which image)?
    (Find|Identify|Spot|Point out|Pick|Pick out|Show me|Choose|Look for) (the|every|each) (picture|\
    image|photo) (that has|with|that shows|containing|which contains|that contains) {a}.
    (<tell>) (which|in which) (picture|image|photo) (has|shows|contains|there is|you see) {a}.
    (Is|Was) {a} (in|on) the first (picture|image) or (in another|another one|the second|\
    a later one)?
    (Where|Which picture) (does|would) (one|I|you) (find|see|spot|notice) {a}?
    (Of|Among) (the|these|all) (pictures|images|photos), which (has|have|show|shows|contain) {a}?
    (Which|How many and which) of (these|the) (pictures|images) (have|show|contain|include) {a}?
    (Picture|Image) (with|of|that has) {a}?
    """,
    """
    I am looking for {a}. Which of my pictures should I open?
    Point me to the image or images where {a} turns up.
    Which of the photos I attached has {a} in it?
    """,
)

ALL = Grammar(
    """
    Do {every} (pictures|images|photos) (have|show|contain) {a}?
    Is there {a} (in|on) {every} (pictures|images|photos)?
    Does (every|each) (picture|image|photo) (have|show|contain) {a}?
    Do they all (have|show|contain) {a}?
    Can you see {a} in (all of them|every picture|each image)?
    Does each single (picture|image|photo) (have|show|contain|include) {a}?
    (Do|Can) {every} (pictures|images|photos) (include|display|feature|depict) {a}?
    Is {a} (in|part of|shown in|visible in|present in) (each|every one|all) of the (pictures|\
    images)?
    {a} (in|on) {every} (pictures|images)?
    <tell> (if|whether) {every} (pictures|images) (have|show|contain) {a}.
    {every} (pictures|images) (have|show|contain) {a}, (right|correct|don't they|is that right|\
    true)?
    (True or false|Right or wrong): {every} (pictures|images) (have|show|contain) {a}.
    (Without exception|Everywhere|In all pictures): is there {a}?
    """,
    """
    Is it the case that every image I sent contains {a}?
    Does {a} turn up in each of the pictures?
    Can I find {a} no matter which of the images I open?
    """,
)

MORE = Grammar(
    """
    (Which|What) (picture|image|photo|one) (has|shows|contains) (the |){more} {many}?
    Which of the (pictures|images) has (the |){more} {many}?
    In which (picture|image|photo) (are there|do you see) (the |){more} {many}?
    Where (are|do you see) (the |){more} {many}?
    (Tell me|Say) which <pic> has (the |){more} {many}.
    (Which|What) (picture|image|photo|one) (contains|holds|displays|includes|comes with|got) (the |\
    ){more} {many}?
    (Find|Identify|Spot|Point out|Pick|Show me|Name|Choose) the (picture|image|photo) (with|\
    that has|that shows|containing) (the |){more} {many}.
    (In|On) (which|what) (picture|image|photo|one) (can you see|can you count|do you count|\
    do you find|appear|lie|can be seen) (the |){more} {many}?
    (The |){more} {many}: (which picture|which one|which image|in which picture|where)?
    (Compare|Count) the {many} (in|of|on) (the|both|all|these) (pictures|images). Which (one |\
    picture |)has (the |){more}?
    (<tell>) (which|what) (picture|image|one) (has|shows|contains) (the |){more} {many}.
    (Of|Among) (the|these|all) (pictures|images), which (has|shows|contains) (the |){more} {many}?
    (By|Judging by|Looking at) the (number|count) of {many}, which (picture|image) has {more}?
    Where do (you|we|I) (count|find|get|have) (the |){more} {many}?
    """,
    """
    When it comes to {many}, which image has {more}?
    Count the {many} in each picture: which one ends up with {more}?
    I need the image that contains {more} {many}. Which is it?
    """,
)

TOTAL = Grammar(
    """
    How many {many} are there in {every} (pictures|images)(| together| in total)?
    How many {many} are there (in total|altogether) (|in the pictures|in the images)?
    How many {many} are there (in all|all together) (|in the pictures|in the images)?
    How many {many} do {every} (pictures|images) (have|show) (together|in total|altogether)?
    (Count|Count all) (the|) {many} in {every} (pictures|images).
    What is the total number of {many}(| in the pictures| in all pictures)?
    (Add|Sum) up the {many} (of|in) {every} (pictures|images).
    (Total|Sum|Count|Number) of {many} (in|over|across|from) {every} (pictures|images|photos)(|?|:)
    (What|Which) (number|total|sum) of {many} do {every} (pictures|images) (have|show|contain|give|\
    hold)(| together)?
    (Count|Tally|Total|Count up|Tot up|Add up|Sum|Add together) (the|all|all the) {many} (across|\
    over|from|in|on) {every} (pictures|images|photos).
    (How many|What number of) {many} (do you see|can be seen|can you count|do you count|appear|\
    are shown|exist|lie|do we have) (across|over|in|on) {every} (pictures|images)(| together|\
     combined| in sum| overall)?
    {every} (pictures|images) (together|combined|taken together|summed up): how many {many}?
    (What is|What's|<give>) the (sum|total|overall number|combined number|total count) of {many}(|\
     in the pictures| over the pictures| across pictures)?
    <tell> how many {many} (there are|you see|you count) (in total|altogether|overall|all in all|\
    in sum).
    (If you add|Add|Adding) (up |together |)(the {many} of |)(every picture|each picture|\
    the pictures)(: |, )how many {many} (are there|do you get|are that)?
    {many}(: total|: sum|, in total|, altogether|: how many in all pictures)?
    (Combine|Put together|Take) {every} (pictures|images). How many {many} (are there|do you get|\
    is that)?
    """,
    """
    If I put {every} images side by side, how many {many} would I count?
    I need one figure for the whole set: how many {many} are in it?
    What do you get when you add up the {many} from every picture?
    """,
)

COUNT = Grammar(
    """
    How many (pictures|images|photos) (are there|do you see|did I send|did I attach)?
    How many (pictures|images|photos) (have I sent|are here|do you have|are attached)?
    (What is|Tell me) the number of (pictures|images|photos).
    (Count|Number of) (the |)(pictures|images).
    How many (pictures|images) can you see?
    (Number|Count|Total|Amount) of (pictures|images|photos)(|?|:|.)
    (How many|What number of) (pictures|images|photos) (did you get|did you receive|were sent|\
    were attached|have you received|have you seen|did I upload|did I give you|exist|\
    are in this chat)?
    <tell> how many (pictures|images|photos) (there are|you see|I sent|you have).
    <do> count the (pictures|images|photos)(| that I sent| for me).
    (Is it|Are there|Did I send) (one|two|three) (picture|pictures|images) or (more|how many)?
    (Pictures|Images|Photos): how many?
    (How large|How big) is (the|this) (album|set|number of pictures|collection)?
    (What is|What's|<give>) the (total|number|count) of (pictures|images|photos)?
    """,
    """
    How many pictures have reached you?
    Tell me how many images I have shared so far.
    How many photos am I showing you?
    """,
)

DESCRIBE = Grammar(
    """
    (Describe|Explain|Summarise) {every} (pictures|images|photos).
    What do {every} (pictures|images|photos) show?
    What is (in|on) {every} (pictures|images|photos)?
    What do you see (in|on) {every} (pictures|images|photos)?
    (Describe|Tell me about) (each|every) (picture|image|photo).
    (Tell me|Say) what the (pictures|images) show.
    (Describe|Explain|Summarise|Caption|Outline|Portray|Go through|Review|Present|\
    Walk me through) (each|every|every single|each one of the|all of the) (picture|image|photo|\
    pictures)(| one by one| briefly| in turn| in order| please| for me).
    (Caption|Outline|Present|Portray|Go through|Comment on|Report on|Review) {every} (pictures|\
    images|photos)(| one by one| briefly| in turn| in order| please).
    (What|Which things) (appears|is shown|is depicted|can be seen|is there|is to be seen|\
    is visible|is displayed|do we see|can you find) (in|on) {every} (pictures|images|photos)?
    (What|Which things) (do|does|did) {every} (pictures|images|photos) (contain|depict|display|\
    have|present|include|hold)?
    (<tell>) what (is|you see|there is|appears) (in|on) (each|every) (picture|image|photo).
    (<tell>) what {every} (pictures|images|photos) (show|contain|depict|have).
    (Give|Write|Make|Provide) (me |)(a description|a summary|a caption|an overview|a short text|\
    an account) (of|for|on) {every} (pictures|images|photos).
    (Give|Write|Make) (me |)(a description|a caption|one sentence|a line) (for|about|on) (each|\
    every) (picture|image|photo).
    (One by one|One after the other|In order|In turn|Separately|Picture by picture), (describe|\
    explain|what is in|what do you see on|tell me about) {every} (pictures|images|photos)(|.)
    (How|In what words) would you (describe|summarise|caption|explain) {every} (pictures|images)?
    (Content|Contents|Description|Descriptions|Summary|Overview|Captions) (of|\
    for) {every} (pictures|images|photos)(|?|:|.)
    (Look at|Take|Consider|View|Go over) {every} (pictures|images|photos)(. What do you see?|\
     and describe them.| and say what they show.|. What is on them?| and tell me what is there.)
    What (do|would) you (see|find|notice|recognise|make out) (on|in) (each|every) (picture|image)?
    (The pictures|The images|Each picture|Every image): what (is there|do you see|is shown|\
    do they show)?
    (Describe|Explain) (them|them all|all of them|each of them|each one|every one)(| please|\
     briefly)(|.)
    """,
    """
    Take {every} pictures one at a time and tell me what each one shows.
    Could you give me a quick rundown of what each image shows?
    I cannot open the images myself. What is in them?
    """,
)

MISSING = Grammar(
    """
    What (is|do you see) (in|on) the {nth} (picture|image|photo)?
    Describe the {nth} (picture|image|photo).
    How many shapes are in the {nth} (picture|image)?
    What does the {nth} (picture|image) show?
    And the {nth} (picture|image|one)?
    In the {nth} (picture|image): what colour is the circle?
    (What|Which things|Which shapes) (appears|appear|is there|are there|is shown|can be seen|\
    can you find) (in|on) the {nth} (picture|image|photo)?
    (Tell me|Say|Explain|Let me know) (what|which shapes) (is|you see|are) (in|\
    on) the {nth} (picture|image|photo).
    (Caption|Explain|Summarise|Show me|Look at) the {nth} (picture|image|photo).
    (The|Now the|What about the|How about the) {nth} (picture|image|one)(|?|.)
    (Count|List|Name) the shapes (in|on|of) the {nth} (picture|image).
    (Is there|Do you see) (a circle|a square|a star|anything) (in|on) the {nth} (picture|image)?
    """,
    """
    Let us move on to the {nth} picture. What is there?
    Could you read out what the {nth} image contains?
    I would like to hear about the {nth} photo.
    """,
)
