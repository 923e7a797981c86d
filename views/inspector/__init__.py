"""The inspector: what is chosen, in full, with what led to it, and its fields to edit."""
