"""The form in which a passage, or what is known without one, becomes a statement."""
