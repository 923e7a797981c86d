"""The change record: append-only transactions and changes, from which every table of facts follows."""
