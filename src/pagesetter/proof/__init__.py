"""What people look at before the page is printed."""
