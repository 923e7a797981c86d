"""The briefing's figures as vector drawings, in points, with text that stays text."""
