"""Columns of statements that take little memory: narrow figures, what few rows have, identifiers, codes."""
