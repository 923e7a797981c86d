"""How long the name of a dossier may be, and short names from which those of files beside it are made."""

import hashlib
import os
from pathlib import Path

LONGEST = 64
"""How long, in bytes, what hidden files are named after may be: they take words before and after it, too."""

_LONGEST_NAME = 255 - len("-journal")
_LONGEST_PATH = 512 - len("-journal")
"""In bytes; SQLite needs room for its journal beside the file."""


def shortened(name: str, most: int = LONGEST) -> str:
    """A name itself, or where that is longer than so many bytes its beginning and a sum that no other name has."""
    whole = os.fsencode(name)
    if len(whole) <= most:
        return name
    end = f"~{hashlib.sha256(whole).hexdigest()[:16]}"
    return whole[: most - len(end)].decode("utf-8", "ignore") + end


def why_too_long(path: Path) -> str:
    """Why no dossier can have this name, as a sentence; "" where one can."""
    # Windows counts letters, and programs that need longer paths say so to it.
    name, whole = (path.name, "") if os.name == "nt" else (os.fsencode(path.name), os.fsencode(path.absolute()))
    if len(name) > _LONGEST_NAME:
        return f"The name {path.name} is too long for a dossier. Choose a shorter one."
    if len(whole) > _LONGEST_PATH:
        return f"{path.name} lies too deep in folders, whose names are too long together. Choose another folder."
    return ""
