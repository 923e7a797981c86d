"""The outbox: where edits go on, in a working copy, while the dossier's own file cannot be written."""
