"""The share of right answers that each ability has to reach."""

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
"""The shares by the names of the tables."""
