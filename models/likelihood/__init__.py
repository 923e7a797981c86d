"""Words that say how likely something is: their scales, and what is wrong with them in an analyst's text."""
