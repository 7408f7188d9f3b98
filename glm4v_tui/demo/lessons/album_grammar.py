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
    """,
    """
    On which of the pictures does {a} appear?
    {a}: in which picture?
    """,
)

ALL = Grammar(
    """
    Do {every} (pictures|images|photos) (have|show|contain) {a}?
    Is there {a} (in|on) {every} (pictures|images|photos)?
    Does (every|each) (picture|image|photo) (have|show|contain) {a}?
    Do they all (have|show|contain) {a}?
    Can you see {a} in (all of them|every picture|each image)?
    """,
    """
    Is {a} common to all pictures?
    """,
)

MORE = Grammar(
    """
    (Which|What) (picture|image|photo|one) (has|shows|contains) (the |){more} {many}?
    Which of the (pictures|images) has (the |){more} {many}?
    In which (picture|image|photo) (are there|do you see) (the |){more} {many}?
    Where (are|do you see) (the |){more} {many}?
    (Tell me|Say) which <pic> has (the |){more} {many}.
    """,
    """
    On which picture would you find the {more} {many}?
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
    """,
    """
    Taking the pictures together, what number of {many} results?
    """,
)

COUNT = Grammar(
    """
    How many (pictures|images|photos) (are there|do you see|did I send|did I attach)?
    How many (pictures|images|photos) (have I sent|are here|do you have|are attached)?
    (What is|Tell me) the number of (pictures|images|photos).
    (Count|Number of) (the |)(pictures|images).
    How many (pictures|images) can you see?
    """,
    """
    What number of images have you got?
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
    """,
    """
    Give an account of all the pictures.
    What would you say the images depict?
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
    """,
    """
    What would the {nth} image show?
    """,
)
