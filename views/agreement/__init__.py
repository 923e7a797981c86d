"""Where parties could agree: where both stand, their red lines, conditions, trades, baselines, and who is near whom."""
