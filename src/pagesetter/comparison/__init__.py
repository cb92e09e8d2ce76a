"""Two pages side by side: what changed from the one to the other."""
