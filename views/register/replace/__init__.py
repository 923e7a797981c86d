"""Finding and replacing in a field, with what would change before it is done."""
