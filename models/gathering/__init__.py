"""Gathering: from what an analyst drops or pastes to plain text, with what it says of itself."""
