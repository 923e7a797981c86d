"""The languages of a briefing: one catalogue of sentences for each, and how days, numbers and lists are written."""
