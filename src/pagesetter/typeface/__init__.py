"""What the fonts can do: faces found, text shaped."""
