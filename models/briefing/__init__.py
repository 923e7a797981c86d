"""The briefing: what moved between two rounds, as sentences and figures, typeset as an archival, accessible PDF."""
