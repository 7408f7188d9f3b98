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
    """,
    """
    What distinguishes the second image from the first one?
    Say what was altered.
    """,
)

SAME = Grammar(
    """
    Are (the|the two|both|these) (pictures|images|photos) (the same|identical|equal|alike)?
    Are they (the same|identical|equal|alike)?
    (Do|Did) the (two |)(pictures|images) (show|contain) the same( thing| shapes|)?
    Is (the second picture the same as the first|it twice the same picture|it the same picture)?
    Is (the second image the same as the first|it twice the same picture|it the same picture)?
    """,
    """
    Would you say that the two images are identical?
    """,
)
