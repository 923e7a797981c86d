"""Sharing a dossier: copies to be merged, conflicts to be settled, and backups to take something back from."""
