"""Who writes at this installation: made once, and kept beside the log."""

import getpass
import json
import os
from pathlib import Path

from desktop import __version__
from desktop.places import data_folder
from models.ids import new_id
from models.record.author import Author


def author(folder: Path | None = None) -> Author:
    """The analyst of this user account and its installation; the ids stay the same from one start to the next."""
    try:
        known = _kept(folder or data_folder())
    except OSError:
        # Who has no place to keep it can still read, and writes as somebody new.
        known = _made()
    return Author(known["analyst_id"], known["code"], known["name"], known["site"], __version__)


def _kept(folder: Path) -> dict[str, str]:
    file = folder / "identity.json"
    known = _read(file)
    if known is None:
        known = _made()
        temporary = file.with_name(f"{file.name}.{os.getpid()}")
        temporary.write_text(json.dumps(known, ensure_ascii=False), "utf-8")
        temporary.replace(file)
    return known


def _made() -> dict[str, str]:
    name = _user_name()
    return {"analyst_id": new_id(), "site": new_id(), "name": name, "code": name.split()[0].lower()}


def _read(file: Path) -> dict[str, str] | None:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    wanted = ("analyst_id", "site", "name", "code")
    complete = isinstance(found, dict) and all(isinstance(found.get(key), str) and found[key] for key in wanted)
    return found if complete else None


def _user_name() -> str:
    try:
        return getpass.getuser() or "analyst"
    except (OSError, KeyError, ImportError):
        return "analyst"
