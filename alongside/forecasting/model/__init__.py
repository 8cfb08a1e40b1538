"""What a history says of how children come, stay, move and go, and how surely it says so."""
