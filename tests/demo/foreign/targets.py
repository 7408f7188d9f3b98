"""The share of right answers that each ability has to reach, and what the model reaches today."""

TARGETS: dict[str, float] = {
    "albums": 0.90,
    "boxes": 0.97,
    "charts": 0.95,
    "chinese": 0.95,
    "colour": 0.98,
    "comparison": 0.95,
    "count_7_to_12": 0.85,
    "count_to_6": 0.95,
    "description": 0.90,
    "existence": 0.98,
    "follow_up": 0.95,
    "reading": 0.90,
    "refusal": 0.95,
    "relation": 0.95,
    "shape": 0.98,
}
"""What a finished demo model gets right, by the names of the tables."""

REACHED: dict[str, float] = {
    "albums": 0.95,
    "boxes": 1.00,
    "charts": 0.92,
    "chinese": 0.96,
    "colour": 0.98,
    "comparison": 0.93,
    "count_7_to_12": 0.82,
    "count_to_6": 0.94,
    "description": 1.00,
    "existence": 1.00,
    "follow_up": 0.86,
    "reading": 0.97,
    "refusal": 0.87,
    "relation": 0.92,
    "shape": 1.00,
}
"""What the model in the package got right when it was examined last."""

MARGIN = 0.04
"""How much less it may be elsewhere: other processors round otherwise."""

SLIPS = 2
"""Wrong answers that it may have more elsewhere, however few an ability is asked."""
