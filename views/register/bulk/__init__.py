"""Many rows of the register at once, and single cells in their place."""
