"""Giving a dossier to somebody else, with what they are to see and nothing besides."""
