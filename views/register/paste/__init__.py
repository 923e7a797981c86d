"""A pasted table before it is added: its columns, its cells, and what cannot be read."""
