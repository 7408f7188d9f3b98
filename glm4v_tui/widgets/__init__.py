"""One module per thing that the user can point at."""
