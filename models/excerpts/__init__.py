"""Passages of source texts: how they are kept, found again, and carried over to a corrected text."""
