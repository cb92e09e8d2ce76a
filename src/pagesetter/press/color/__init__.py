"""Photos in the inks of the press: its ICC profile, the conversion, the cache."""
