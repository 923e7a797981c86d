"""What a person can change, one module for each noun, one function for each act of theirs: check, then one write."""
