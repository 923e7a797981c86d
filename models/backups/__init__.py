"""Backups: verified copies beside one's own settings, thinned as they age, out of which records are taken back."""
