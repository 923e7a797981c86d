"""Dates as they are known: typed as people say them, kept with their precision, read back in words."""
