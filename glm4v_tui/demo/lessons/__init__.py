"""What the demo model is taught to say: questions, answers and how answers are checked."""
