"""Where Parley keeps what belongs to this installation: by each platform's custom, without Qt."""

import os
import sys
from pathlib import Path

from models.outbox.working_copy import Outboxes
from models.team_folder.tie import Ties


def data_folder() -> Path:
    """The folder for the sample's copy, the log and the identity of this installation; made when missing."""
    folder = _own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def backups_folder() -> Path:
    """Where the backups of all dossiers are."""
    return data_folder() / "backups"


def servers_folder() -> Path:
    """Where the working copies of dossiers on servers are."""
    return data_folder() / "servers"


def half_typed_folder() -> Path:
    """Where what is half typed is kept, in case the program ends before it is stored."""
    return _own_folder() / "half typed"


def ties() -> Ties:
    """Which dossiers are shared through which folders, and where the files of those are that were joined."""
    # Who only reads needs no folder of their own.
    return Ties(_own_folder() / "folders")


def outboxes() -> Outboxes:
    """Where the working copies of this installation are."""
    return Outboxes(_own_folder() / "outbox", _own_folder() / "backups")


def log_file() -> Path:
    """The log, which is rotated."""
    return data_folder() / "parley.log"


def _own_folder() -> Path:
    return _base() / ("parley" if sys.platform not in ("win32", "darwin") else "Parley")


def _base() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def free_name(path: Path) -> Path:
    """The path itself or, when something is there, the first of `name 2`, `name 3` … that is free."""
    if not path.exists():
        return path
    number = 2
    while (other := path.with_stem(f"{path.stem} {number}")).exists():
        number += 1
    return other
