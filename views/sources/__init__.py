"""Sources: the list of them, what is said of each, its text and versions, and how new ones are taken in."""
