"""The finished page, before it is a file."""
