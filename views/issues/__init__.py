"""The issues of a dossier: their words, and their scales as rulers on which points are moved, named and revised."""
