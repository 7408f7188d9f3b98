"""An examination of the demo model on pictures and questions that its own recipe has no part in."""
