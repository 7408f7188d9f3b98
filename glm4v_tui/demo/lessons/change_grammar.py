"""The ways in which questions about the difference of two pictures are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

DIFFERENCE = Grammar(
    """
    What is (different|the difference)(| between the (two |)(pictures|images)| here)?
    What is (changed|new|not the same)(| between the (two |)(pictures|images)| here)?
    (What|Which shape) changed( from the first to the second (picture|image)| between them|)?
    What has changed( from the first to the second (picture|image)| between them|)?
    What is it that changed( from the first to the second (picture|image)| between them|)?
    What are the (differences|changes)(| between the (two |)(pictures|images))?
    (Compare|Please compare) (the|the two|both|these|these two) (pictures|images|photos).
    (Find|Spot|Tell me) the (difference|change)(| between the (pictures|images)| please).
    (Show|Describe|Name) the (difference|change)(| between the (pictures|images)| please).
    How (do the (pictures|images) differ|does the second (picture|image) differ from the first)?
    In what way are the (pictures|images) different?
    What happened( between the pictures|)?
    (What|Which thing|Which object) (differs|is altered|was changed|got changed|is different now|\
    has become different|became different)( here| there| in the second (picture|image)|)?
    (Which|What) (differences|changes|alterations) (do you see|are there|can you find|exist|\
    do you notice|can you spot|have been made)( here|)?
    (Identify|Detect|Locate|Point out|State|Explain|List|Report|Look for) (the|any|every|\
    all) (difference|differences|change|changes)(| between (the|these|the two|both) (pictures|\
    images)| for me| please).
    (Tell|Can you tell|Could you tell) (me |)(what changed|the difference|what is different|\
    what differs|how they differ|what the change is)(| between the (pictures|images)|).
    (Compare|Contrast|Match) the (first|left|old|1st) (picture|image|one) (with|and|\
    to) the (second|other|new|2nd) one(|.)
    (How|In what|In which way) (did|has) the (picture|image|scene) (change|changed|been changed)(|\
     from the first to the second)?
    (Before and after|First and second|Old and new)(: what changed|: the difference|\
    : what is different)?
    (Between|Comparing) (the|both|these|the two) (pictures|images)(: |, )what (changed|\
    is different|has changed|is not equal|differs|do you notice)?
    (There is|I see|I know there is) (a|one|some) (difference|change). (What is it|Which|Which one|\
    Can you find it)?
    (Difference|Differences|Changes|The difference|Changed|Compare|Comparison)(|?|:|.)
    (Is|Was) (anything|something) (different|changed|new|missing|added|moved)? (What|What is it|\
    If so, what|Tell me what)?
    (Did|Has) (something|anything) (change|changed|happen)(, and what| here: what|: what)?
    (Spot|Find|Name|Tell me) (what|whatever|the thing that) (changed|is different|is new|differs|\
    has changed|is not the same).
    (What|Which) (was|has been) (added|removed|replaced|recoloured|changed|modified|swapped|\
    taken away)( or (added|changed|removed)|)?
    """,
    """
    Play spot the difference with these two pictures.
    I edited the first image to get the second one. What did I change?
    Comparing before and after, what is no longer the same?
    """,
)

SAME = Grammar(
    """
    Are (the|the two|both|these) (pictures|images|photos) (the same|identical|equal|alike)?
    Are they (the same|identical|equal|alike)?
    (Do|Did) the (two |)(pictures|images) (show|contain) the same( thing| shapes|)?
    Is (the second picture the same as the first|it twice the same picture|it the same picture)?
    Is (the second image the same as the first|it twice the same picture|it the same picture)?
    (Do|Does) (both|the|the two|these|they) (pictures|images|all|photos) (look|appear|\
    seem) (the same|identical|alike|equal)?
    (Are|Were) (both|the|the two|these) (pictures|images|photos) (exact copies|copies|duplicates|\
    matching|exactly alike)?
    (The|These|Both) (pictures|images) are (the same|identical|equal), (right|correct|aren't they|\
    is that right|true)?
    (True or false|Right or wrong|Is it true): the (pictures|images) are (the same|identical|equal).
    (Same|Identical|Equal|Alike|The same)(| pictures| images)?
    <tell> (if|whether) (they|the (pictures|images)|both) are (the same|identical|alike|equal).
    Is everything (the same|equal|unchanged|as it was)(| in both| in the second one)?
    Did nothing change(| between them| at all)?
    """,
    """
    Is the second image just a copy of the first?
    Did I send you one and the same picture twice?
    Can I treat these two images as duplicates?
    """,
)
