"""Sources: what is said of them, what may be taken for granted, and where the same text is there already."""
