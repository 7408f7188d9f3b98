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
    """,
    """
    Would you say that the {one} is {side} the {other}?
    Yes or no: the {one} is {side} the {other}.
    Can you find the {one} {side} the {other}?
    If I look at the {other}, is the {one} {side} it?
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
    """,
    """
    Would you say that the {one} is {side} or {opposite} the {other}?
    The {one}: is it {side} the {other} or {opposite} it?
    Do you find the {one} {side} or {opposite} the {other}?
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
    """,
    """
    From the {other}, where do I find the {one}?
    Looking from the {other}, on which side is the {one}?
    Describe where the {one} is if you compare it to the {other}.
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
    """,
    """
    <do> find whatever can be seen {side} the {one}.
    If you look {side} the {one}, what do you find?
    Of all <things>, which are {side} the {one}?
    Everything {side} the {one}?
    """,
)
