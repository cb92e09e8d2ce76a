"""Pages to an edition: what they say of one another is looked up and put in."""
