"""Finding things in a dossier by words and facets: an index in memory, never in the file, that follows every change."""
