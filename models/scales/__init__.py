"""Scales of issues: the named points on them, and how a revised one takes ranges over."""
