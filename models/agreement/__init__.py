"""Second codings: how far analysts agree who code the same statements apart, and where they do not."""
