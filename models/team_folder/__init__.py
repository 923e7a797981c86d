"""A dossier whose analysts share a folder instead of a file: each writes only what is its own there, once and for all."""
