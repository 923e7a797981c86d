"""Rows, fields and values of a dossier in plain words, as the screen has them, also of what is gone."""
