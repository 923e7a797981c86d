"""Positions and movement: every definition of DESIGN section 2 as pure functions on a snapshot's columns."""
