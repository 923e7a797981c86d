"""The reader: a source's text with the passages that statements were read from."""
