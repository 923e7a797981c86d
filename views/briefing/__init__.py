"""The composer of briefings: choices at the left, the pages as they will be printed at the right."""
