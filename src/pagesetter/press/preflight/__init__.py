"""What a press objects to: in pages before they are written, and in any PDF."""
