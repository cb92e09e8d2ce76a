"""A page shown in the browser while it is written: the server on the loopback address, and its page."""
