"""Readings on the screen: which there are, their rules, and how one's own are kept."""
