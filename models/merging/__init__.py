"""Copies of a dossier that meet again: the union of their records, what came of it, and how conflicts are settled."""
