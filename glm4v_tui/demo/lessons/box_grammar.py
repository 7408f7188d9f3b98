"""The ways in which questions about bounding boxes are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

BOX = Grammar(
    """
    (<give>) the (bounding box|box|coordinates|bounding box coordinates) of the {one}<in>.
    (What is|What's) the (bounding box|box) of the {one}<in>?
    What are the (coordinates|bounding box coordinates|box coordinates) of the {one}<in>?
    <do> (locate|detect|localise|localize|ground|box|mark) the {one}<in>.
    <do> draw a (box|bounding box|rectangle) around the {one}.
    <do> find the {one} and (give|return|show|write down) its (coordinates|box|bounding box).
    Where is the {one}? (Give|Return|Answer with|Show) (its bounding box|its box|a box|the \
    coordinates).
    Where exactly is the {one}? (Answer with a box.|Give coordinates.|Give its box.)
    (Point out|Show me|Mark|Frame) the {one} with a (bounding box|box).
    (Bounding box|Box|Coordinates|The box|bbox) (of|for|around) the {one}(?|.|:)
    {one}(: box?|: bounding box?| bounding box| box|: coordinates?| bbox)
    Please (provide|give|output|return) the (bounding box|bbox|coordinates) of the {one}.
    (Which|What) box (contains|encloses|surrounds) the {one}?
    <tell> the (coordinates|box|bounding box) of the {one}<in>.
    {one} (coordinates|box|bounding box|bbox|frame|position as box)(|?|.| please)
    (Outline|Encircle|Surround|Enclose|Frame|Highlight|Annotate|Label|Tag|Pinpoint|\
    Delimit) the {one}(| with a box| with a bounding box| by a box| by coordinates)<in>.
    (Identify|Determine|Compute|State|Report|Print|Predict|Find) the (box|bounding box|coordinates|\
    corners|pixel box|frame|extent) of the {one}<in>.
    (What|Which) (box|rectangle|frame|coordinates|corners) (does|has|belongs to|fits|goes around|\
    describes) the {one}(| have)<in>?
    (Put|Place|Set|Lay|Make) a (box|bounding box|frame|rectangle) (around|about|over|\
    on) the {one}<in>.
    (Find|Spot|Identify|Search for|Look up) the {one}(. Give|: give|, then return|. Print|\
    . State) (its box|its coordinates|a bounding box|the box).
    (I want|I need|I'd like|Let me have|May I have|Could I get) the (box|coordinates|bounding box|\
    bbox) of the {one}<in>.
    (Use|With|By) a (box|bounding box), (show|mark|tell me|point out) (where the {one} is|\
    the {one}).
    (In|As|By) (coordinates|box coordinates|pixels|numbers), where (is|lies) the {one}<in>?
    (How|Where) (do I|would you|can I) (draw the box|put the box|frame|box) (around |for |of |\
    )the {one}?
    Where (does|do) the {one} (start and end|begin and end|lie, as a box|lie in coordinates)?
    """,
    """
    Where would I crop the image to get just the {one}? Give me the box.
    I am annotating this: what bounding box should I enter for the {one}?
    Which region does the {one} take up? Answer with a bounding box.
    <do> localise the {one} and report the box.
    """,
)

BOXES = Grammar(
    """
    (<give>) the (bounding boxes|boxes|coordinates) of (all|the|all the|all of the) {many}<in>.
    What are the (bounding boxes|boxes|coordinates) of (the|all|all the) {many}<in>?
    <do> (locate|detect|localise|localize|ground|box|mark) (all|the|all the|every one of the) \
    {many}<in>.
    <do> draw (boxes|bounding boxes|rectangles|a box) around (all|the|all the) {many}.
    <do> find (all|the|all the) {many} and (give|return|show|write down) their (coordinates|boxes).
    Where are the {many}? (Give|Return|Answer with|Show) (their bounding boxes|boxes|the \
    coordinates).
    (Point out|Show me|Mark|Frame) (all|the) {many} with (bounding boxes|boxes).
    (Bounding boxes|Boxes|Coordinates) (of|for|around) (all|the|all the) {many}(?|.|:)
    {many}(: boxes?|: bounding boxes?| boxes|: coordinates?)
    Please (provide|output|return) the (bounding boxes|coordinates) of (all|the) {many}.
    <do> (detect|locate|box) (every|each) {one}<in>.
    {many} (coordinates|boxes|bounding boxes|bboxes|frames)(|?|.| please)
    (Outline|Encircle|Surround|Enclose|Frame|Highlight|Annotate|Label|Tag|Pinpoint) (all|the|\
    all the|each of the) {many}(| with boxes| with bounding boxes| by boxes)<in>.
    (Identify|Determine|Compute|State|Report|Print|Predict|Find) the (boxes|bounding boxes|\
    coordinates|corners|frames) of (the|all|all the) {many}<in>.
    (What|Which) (boxes|rectangles|frames|coordinates) (have|belong to|fit|go around|\
    do you get for) (the|all) {many}<in>?
    (Put|Place|Set|Lay|Make) (boxes|bounding boxes|frames|rectangles|a box) (around|about|over|\
    on) (all|the|all the|each of the) {many}<in>.
    (Find|Spot|Identify|Search for|Look up) (all|the|all the) {many}(. Give|: give|, then return|\
    . Print|. State) (their boxes|their coordinates|bounding boxes|the boxes).
    (I want|I need|I'd like|Let me have|May I have|Could I get) the (boxes|coordinates|\
    bounding boxes) of (the|all) {many}<in>.
    (In|As|By) (coordinates|box coordinates|numbers), where (are|lie) (the|all) {many}<in>?
    (One|A) box (for|around) (each|every) {one}(|, please| please)(|.)
    """,
    """
    I have to label all {many}. What are their box coordinates?
    Run object detection for {many} and return the boxes.
    Which boxes would you draw so that all {many} are enclosed?
    <do> work out one bounding box for each {one}<in>.
    """,
)

AT_BOX = Grammar(
    """
    What is (at|in|inside|within) {box}<in>?
    What is (at|in|inside|within) the (box|bounding box|area|region|rectangle) {box}<in>?
    (Which|What) <thing> is (at|in|inside) (|the box |the area ){box}<in>?
    What (do you see|can you see|do you find) (at|in|inside) (|the box |the area ){box}?
    (Which|What) <thing> (do you see|can you see) (at|in) {box}?
    <tell> what (is|you see) (at|in|inside) {box}<in>.
    (Describe|Name) (what is|the <thing>) (at|in|inside) (|the box ){box}.
    (What|Which <thing>) does the box {box} (contain|show|enclose)?
    {box}(: what is this?|: what is there?|?)
    (What|Which <thing>) has the (box|bounding box|coordinates) {box}?
    (What|Which <thing>) (lies|sits|appears|is found|is located|is drawn|is placed|can be found|\
    can be seen) (at|in|inside|within) (|the box |the area |the rectangle ){box}?
    (Identify|Recognise|Describe|Name|Tell me|State|Report|Find|Classify) (what is|the content|\
    whatever is|the <thing>) (at|in|inside|within) (|the box |the area |the region ){box}.
    (What|Which) (is|are) the (content|contents) of (|the box |the area ){box}?
    (The box|Box|Bounding box|Area|Region|Coordinates) {box}(: what is it|: what is there|: what|\
    , what is inside|: which <thing>)?
    {box}(: name it|: content|: describe it|: which <thing>|, what do you see there)(|?)
    (Crop to|Zoom to|Zoom in on|Focus on|Go to|Check|Consider) {box}(. What is it|. What is there|\
    : what do you see|. Which <thing> is it)?
    (Which|What) (object|shape|thing) (is framed by|is enclosed by|is surrounded by|fills|fits|\
    belongs to|matches) (the box |){box}?
    (There is|I drew|I see|Here is) (a|the) box {box}. (What is in it|What does it contain|\
    What is inside|What does it frame)?
    """,
    """
    There is something at {box}. What is it?
    I drew a box at {box}. Which <thing> did I catch?
    If I cropped the <pic> to {box}, what would be left?
    """,
)

WHAT_AT_BOX = Grammar(
    """
    (What|Which) {feature} is the <thing> (at|in|inside) (|the box ){box}?
    (What|Which) {feature} does the <thing> (at|in|inside) (|the box ){box} have?
    (What is|<tell>) the {feature} of the <thing> (at|in) (|the box ){box}.
    {feature} of the <thing> at {box}?
    (What|Which) {feature} has the <thing> (at|in) {box}?
    {box}: (what|which) {feature}(| is it| does it have)?
    (Identify|Determine|State|Report|Name) the {feature} (at|in|inside|of the <thing> in|\
    of the <thing> at) (|the box ){box}.
    (Of|In) (what|which) {feature} is the <thing> (at|in|inside) (|the box ){box}?
    (The <thing>|What is) (at|in|inside) {box}: (what|which) {feature}(| is it| has it)?
    """,
    """
    There is something at {box}. What {feature} is it?
    I need the {feature} of whatever lies within {box}.
    Which {feature} would you enter for the <thing> inside {box}?
    """,
)
