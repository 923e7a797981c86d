"""A dossier whose analysts share a folder instead of a file: each writes only what is their own there."""
