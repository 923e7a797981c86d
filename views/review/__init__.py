"""Review: coding again what others coded, how far analysts agree, and where they do not."""
