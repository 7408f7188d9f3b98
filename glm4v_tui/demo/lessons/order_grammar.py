"""The ways in which questions about the order of shapes are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

MOST = Grammar(
    """
    (Which|What) <thing> is the {most} one<in>?
    (Which|What) is the {most} {one}<in>?
    (What's|Name|Show me|Which one is|Find) the {most} {one}<in>.
    (What|Which) {one} is (the|) {most}<in>?
    Which of the {many} is (the|) {most}<in>?
    (What|Which) (colour|shape) (is|has) the {most} {one}<in>?
    <tell> (which|what) {one} is (the|) {most}<in>.
    (<give>|<name>) the {most} {one}<in>.
    (The|) {most} {one}?
    (The|) {most} of the {many}?
    There are several {many}. Which is the {most} one?
    Look at the {many}. Which one is (the|) {most}?
    """,
    """
    Of all {many}, which one is (the|) {most}?
    <do> find the {most} {one} and name it.
    If you compare the {many}, which is the {most} one?
    What would you call the {most} {one}?
    """,
)

FURTHEST = Grammar(
    """
    (Which|What) {one} is {furthest}<in>?
    Which of the {many} is {furthest}<in>?
    (Which|What) is the {one} (that is|) {furthest}<in>?
    <tell> (which|what) {one} is {furthest}<in>.
    (Name|Show me|Find) the {one} (that is|) {furthest}<in>.
    (What|Which) colour has the {one} (that is|) {furthest}?
    """,
    """
    Of all {many}, which one is {furthest}?
    Look for the {one} that is {furthest} and name it.
    If you compare the {many}, which one is {furthest}?
    """,
)

NTH = Grammar(
    """
    (What|Which) is the {nth} <thing> (from|counted from) the {side}<in>?
    (What|Which) <thing> is (the|) {nth} (one|) (from|counted from) the {side}<in>?
    (What|Which) (colour|shape) (is|has) the {nth} <thing> from the {side}<in>?
    (What's|Name|Find|Show me) the {nth} (<thing>|one) from the {side}.
    <tell> (what|which) the {nth} <thing> from the {side} is<in>.
    From the {side}, (what|which) (is|comes) (the|) {nth}?
    (Counting|Counted|Going|If you count) from the {side}, (what|which) (<thing>|one) is (the|) \
    {nth}?
    (The|) {nth} from the {side}?
    (The|) {nth} <thing> from the {side}?
    (Number|No.) {number} from the {side}?
    (What|Which <thing>) is number {number} from the {side}<in>?
    """,
    """
    Start from the {side}: which <thing> comes {nth}?
    Count from the {side} and tell me which <thing> is the {nth}.
    Which <thing> do you see {nth} if you look from the {side}?
    """,
)

PATH = Grammar(
    """
    (<name>) (the|all|all the) <things> from {path}<in>.
    (What are|Which are) (the|all) <things> from {path}<in>?
    (Read|Go through|Enumerate|Describe) the <things> from {path}.
    (From|Going from) {path}, (what|which <things>) (do you see|are there)<in>?
    In what order are the <things> from {path}?
    (What|Which <things>) do you see from {path}<in>?
    <tell> (what|which <things>) you see from {path}.
    The <things> from {path}?
    <do> (sort|order) the <things> from {path}.
    """,
    """
    Go from {path} and name every <thing> you find.
    What comes after what, from {path}?
    Write down all that you see, from {path}.
    """,
)
