"""What the terminal around the program can show."""
