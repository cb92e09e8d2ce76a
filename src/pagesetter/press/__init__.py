"""What the press accepts: profiles, color conversion, marks, preflight."""
