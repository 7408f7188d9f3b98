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
    {most} {one}: (which|what|which one|name it|what is it)?
    (Of|Among|Out of|From|Between) (all |)(the |these |){many}, (which|what) is (the|) {most}?
    (Identify|Spot|Determine|Point out|Pick|Pick out|Choose|Select|Detect|Report|\
    State) the {most} {one}<in>.
    (Which|What) {one} (appears|looks|lies|seems|counts as|stands|ranks) (as |)(the |){most}<in>?
    (Compare|Look over|Go over|Check|Rank) (all |)the {many}(. Which is|: which one is|\
    . Which one is|: what is) (the|) {most}?
    (What do you see as|Which do you find|What do we have as) the {most} {one}<in>?
    The {most} {one} is (what|which|which one|called what)?
    (What's|Who is|Which is|What would be) the {most} (one |)(of|among) the {many}<in>?
    (Search|Look) for the {most} {one}(. What is it|. Which is it|: what is it|: which one)?
    I (look for|search|need|want|am after) the {most} {one}. (What is it|Which one is it|Which|\
    Can you name it)?
    Is the {most} {one} a (circle|square|star|triangle) or (what|something else)?
    """,
    """
    I want to click on the {most} {one}. Which one would that be?
    Which of the {many} would you call the {most}?
    Tell me what the {most} {one} looks like.
    If I asked you for the {most} {one}, what would you point at?
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
    (Which|What) {one} (lies|sits|appears|stands|is found|is placed|is located) {furthest}<in>?
    (Among|Of|Out of) (the|all the|these) {many}, (which|what) (lies|is|sits) {furthest}?
    (Identify|Spot|Determine|Point out|Pick|Choose|Report|State) the {one} (that lies|that is|\
    which is|) {furthest}<in>.
    {furthest}: (which {one}|what|which one|which of the {many})?
    (Compare|Look over|Check) the {many}: (which|which one|what) is {furthest}?
    The {one} {furthest} is (what|which|which one)?
    """,
    """
    Looking only at the {many}, which is {furthest}?
    Which of the {many} would I find {furthest}?
    I am after the {one} that lies {furthest}. Which is it?
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
    {nth} from the {side}: (what|which <thing>|which one|name it|what is it)?
    (Identify|Name|State|Determine|Point out|Report|Pick|Describe) the {nth} <thing> (from|\
    counting from|as seen from|starting from|starting at) the {side}<in>.
    (Which|What) <thing> (comes|is|stands|lies|sits|appears) (at place {number}|\
    at position {number}|as number {number}|in place {number}) (from|counting from) the {side}?
    (Count|Go|Move|Walk|Begin|Starting) (from|at) the {side}(. What|. Which <thing>|: what|\
    : which) is (the |){nth}?
    (Position|Place|Shape|Object|<thing>) {number} from the {side}(|: what is it|: which|, please)?
    (If I|When you|Suppose you) (count|go|start) from the {side}, (what|which <thing>) (is|\
    comes) (the |){nth}?
    (I need|I want|Give me|Tell me) the {nth} (<thing>|one) from the {side}.
    The <thing> that (is|comes|stands) {nth} from the {side} is (what|which)?
    """,
    """
    If the <things> stood in a queue that starts at the {side}, which would be {nth}?
    Which <thing> do I meet {nth} when I come from the {side}?
    Number the <things> from the {side}: what gets number {number}?
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
    {path}: (what|which <things>|the <things>|all <things>|name them|what do you see)?
    (Identify|State|Report|Tell me|Mention|Recite|Show|Give) (the|all|all the) <things> (from|\
    in order from|going from|ordered from|sorted from) {path}<in>.
    (Go|Move|Walk|Scan|Look|Read|Start) from {path}(. What|. Which <things>|: what|\
    : which <things>) (do you see|are there|do you meet|appear)?
    (Which|What) <things> (appear|lie|stand|can be seen|do I see|come) (from|going from|\
    when you go from) {path}<in>?
    (The sequence|The order|Order|Sequence) of the <things> from {path}(|?|, please)
    (Arrange|Rank|Line up|Put in order|Sort|Order) (all |)the <things> from {path}.
    (How|In which order) do the <things> (appear|come|stand|follow) from {path}?
    """,
    """
    Read me the <things> in order, {path}.
    What would I pass, one after another, moving from {path}?
    Give me the sequence of <things> as you see it going {path}.
    """,
)
