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
    """,
    """
    <do> look for the {one} and tell me where you find it.
    If I look for the {one}, where will I find it?
    The {one} is where?
    What part of the <pic> shows the {one}?
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
    """,
    """
    If I look {where}, what will I find?
    <do> look {where} and name what you find.
    What have you found {where}?
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
    """,
    """
    Look {where}: how many {many} can you find?
    Tell me the number of {many} you can find {where}.
    If I look {where}, how many {many} will I find?
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
    """,
    """
    Look {where}: is there {a}?
    Would I find {a} {where}?
    Yes or no: there is {a} {where}.
    """,
)
