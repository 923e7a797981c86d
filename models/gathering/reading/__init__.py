"""Readers of foreign files, from bytes to what is gathered; they run in a process of their own (`child`)."""
