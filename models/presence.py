"""Who else has a dossier open: a small file of each of them beside it, renewed while it is open. It is never a gate.

Nothing depends on these files: who cannot write one is not seen, and one that is not renewed is soon not counted.
"""

import glob
import json
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Protocol

from models.file.names import shortened
from models.record.author import Author

RENEW_SECONDS = 20
"""How often somebody's file is renewed."""

GONE_SECONDS = 60
"""After how long without being renewed somebody counts as gone."""

_LONGEST = 4096
LONGEST_NAME = 60
MOST = 50


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who has the dossier open: in which view, and since when (UTC)."""

    name: str
    view: str
    since: datetime


class Company(Protocol):
    """How a window tells that it has a dossier open, and hears who else has."""

    def renew(self, view: str) -> None:
        """Say that the dossier is still open, and which view is in front."""

    def others(self) -> list[Present]:
        """Who else has it open now, by name."""

    def leave(self) -> None:
        """Be gone."""


class Presence:
    """One window's presence beside a dossier. `leave` when it is closed."""

    def __init__(self, dossier: Path, author: Author, window: str) -> None:
        """`window` tells windows of one analyst apart, such as the id of the process."""
        self._dossier, self._author = dossier, author
        self._since = datetime.now(UTC).replace(microsecond=0)
        self._own = dossier.with_name(f"{_prefix(dossier)}{author.site}-{window}")
        self._renewed = monotonic()

    def renew(self, view: str) -> None:
        """Say that the dossier is still open, and which view is in front; says nothing where it cannot be written."""
        told = {"name": self._author.name[:LONGEST_NAME], "view": view, "since": self._since.isoformat()}
        temporary = self._own.with_name(f"{self._own.name}.new")
        with suppress(OSError):
            temporary.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
            temporary.replace(self._own)
            self._renewed = monotonic()

    def others(self) -> list[Present]:
        """Who else has it open now, by name; several windows of one analyst come one by one."""
        found: list[Present] = []
        with suppress(OSError):
            # The share's clock stamps all files, so that a wrong clock here or there makes nobody come or go. It has
            # gone on since: where one's own file cannot be renewed any more, all others would stay as fresh as it.
            now = self._own.stat().st_mtime + monotonic() - self._renewed
            for path in sorted(self._dossier.parent.glob(_pattern(self._dossier)))[:MOST]:
                if path != self._own and path.suffix != ".new":
                    found += _read(path, now)
        return sorted(found, key=lambda one: (one.name, one.since))

    def leave(self) -> None:
        """Take the file away, and those of others that have been gone for long."""
        with suppress(OSError):
            now = self._own.stat().st_mtime
            self._own.unlink()
            for path in self._dossier.parent.glob(_pattern(self._dossier)):
                # Of somebody else who just leaves, or whose files may not be taken away.
                with suppress(OSError):
                    if now - path.lstat().st_mtime > 10 * GONE_SECONDS:
                        path.unlink()


def _prefix(dossier: Path) -> str:
    return f".{shortened(dossier.name)}.open-"


def _pattern(dossier: Path) -> str:
    return f"{glob.escape(_prefix(dossier))}*"


def _read(path: Path, now: float) -> list[Present]:
    try:
        found = path.lstat()
        # Whoever opens a pipe waits until somebody writes into it.
        if not stat.S_ISREG(found.st_mode) or now - found.st_mtime > GONE_SECONDS or found.st_size > _LONGEST:
            return []
        told = json.loads(path.read_text("utf-8"))
        name, view = (str(told[word])[:LONGEST_NAME] for word in ("name", "view"))
        return [Present(name, view, datetime.fromisoformat(told["since"]).astimezone(UTC))]
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        # Somebody is just writing it, or it is no file of ours.
        return []
