"""What is filled in for a new statement: from the words that were selected, their source and the last entry."""
