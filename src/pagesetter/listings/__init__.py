"""What there is to choose from, and what an installation has: listed, not made."""
