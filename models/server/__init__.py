"""A dossier that lies on a PostgreSQL server: one database holds one dossier, and each installation a working copy."""
