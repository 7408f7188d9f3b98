"""How well a demo model answers what it was taught, asked through the program's own engine."""
