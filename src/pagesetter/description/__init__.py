"""What the designer wrote: page and layout files as typed values with their places."""
