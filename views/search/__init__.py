"""The search box of the bar and the results under it."""
