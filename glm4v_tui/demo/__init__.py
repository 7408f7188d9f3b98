"""The embedded demo model and its pictures."""
