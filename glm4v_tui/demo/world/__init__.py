"""The demo model's world: random scenes of shapes, texts and charts, and how they are drawn."""
