"""The records around statements, from parties to disputes, and the dossier itself."""
