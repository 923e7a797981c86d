"""The dossier as a file: its schema, how it is checked before it is trusted, how it is connected to."""
