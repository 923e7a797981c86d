"""The change record as people read it: who changed what, when and why. Read some at a time, never as a whole."""
