"""The register: every statement as a row, to filter, order, choose and copy."""
