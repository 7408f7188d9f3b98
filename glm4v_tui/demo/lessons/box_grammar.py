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
    """,
    """
    I need a box that shows where the {one} is.
    In which box do you find the {one}?
    <do> look for the {one} and draw its bounding box.
    Coordinates please: where is the {one}?
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
    """,
    """
    I need boxes that show where the {many} are.
    In which boxes do you find the {many}?
    <do> look for all {many} and draw their bounding boxes.
    Coordinates please: where are the {many}?
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
    """,
    """
    Look at the box {box}. What do you see?
    <do> name the <thing> that you find at {box}.
    If I look inside {box}, what will I find?
    """,
)

WHAT_AT_BOX = Grammar(
    """
    (What|Which) {feature} is the <thing> (at|in|inside) (|the box ){box}?
    (What|Which) {feature} does the <thing> (at|in|inside) (|the box ){box} have?
    (What is|<tell>) the {feature} of the <thing> (at|in) (|the box ){box}.
    {feature} of the <thing> at {box}?
    (What|Which) {feature} has the <thing> (at|in) {box}?
    """,
    """
    Look at the box {box}. Which {feature} do you see?
    The <thing> at {box} is of which {feature}?
    Of what {feature} is what you see in {box}?
    """,
)
