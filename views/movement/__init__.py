"""What moved between two rounds, one row per issue, every figure opening the statements that made it."""
