"""What is true: tables, store, edits, analysis, exchange and briefing data. No Qt."""
