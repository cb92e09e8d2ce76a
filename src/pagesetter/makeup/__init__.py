"""Lines to page."""
