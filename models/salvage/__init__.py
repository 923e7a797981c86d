"""Saving what can be saved of a damaged dossier: its change record is read off the pages, and proven by its hashes."""
