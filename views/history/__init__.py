"""The history: all steps of the dossier, what each changed, and what became of any record."""
