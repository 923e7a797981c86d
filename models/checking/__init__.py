"""What `parley check` finds wrong with a dossier, each sort of trouble in a module of its own."""
