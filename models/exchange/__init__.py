"""Exchange with other programs: a dossier as a folder of CSV files."""
