"""Many pages at once, by several processes or machines: what is planned, made, and written."""
