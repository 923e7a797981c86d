"""Files that the program carries: sample dossier, fonts, icons, briefing template."""

from importlib.resources import files
from pathlib import Path


def path(name: str) -> Path:
    """The place of a carried file or folder, by its name relative to this package."""
    return Path(str(files(__name__))) / name
