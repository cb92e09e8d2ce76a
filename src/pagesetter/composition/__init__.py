"""Paragraphs to lines of one measure. Knows no page."""
