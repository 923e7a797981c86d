"""The timeline: one lane for each issue, all on one axis of days."""
