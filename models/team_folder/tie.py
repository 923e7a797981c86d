"""What an installation remembers of a dossier that it shares through a folder, in its own data folder."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.file.names import shortened
from models.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.checking.findings import Columns

_NOTE = "tie.json"
_HASH_AT = "SELECT hash FROM change WHERE seq = ?"


@dataclass
class Tie:
    """Which file goes with which folder, and how far they know each other.

    All changes of the file up to `sent` are in the folder; `sent_hash` names that change, since another file may come
    in place of this one. `seen` and `seen_hash` name the last one that it had when something was taken in. `got` are
    the bundles whose changes are in the file, `gone` those that others replaced, and `missing` those that have vanished
    unreplaced, with when that was first seen (seconds since 1970).

    All of it may lag behind after a crash; then something is looked at twice.
    """

    file: str
    folder: str
    dossier: str
    sent: int = 0
    sent_hash: str = ""
    got: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    missing: dict[str, float] = field(default_factory=dict)
    seen: int = 0
    seen_hash: str = ""

    def is_true_of(self, columns: Columns) -> bool:
        """Whether the file is still the one that this was noted of."""
        known = (self.sent, self.sent_hash), (self.seen, self.seen_hash)
        return all(seq == 0 or columns(_HASH_AT, seq) == [(named,)] for seq, named in known)

    def note_sent(self, columns: Columns, seq: int) -> None:
        """Remember that all changes up to one are in the folder."""
        self.sent, self.sent_hash = _named(columns, seq)

    def note_got(self, columns: Columns, name: str, seq: int) -> None:
        """Remember that all of a bundle is in the file, whose last change is one."""
        self.got.add(name)
        self.seen, self.seen_hash = _named(columns, seq)

    def forget(self) -> None:
        """Know nothing of each other: all is offered and looked at again."""
        self.sent, self.sent_hash = self.seen, self.seen_hash = 0, ""
        self.got, self.gone, self.missing = set(), set(), {}


def _named(columns: Columns, seq: int) -> tuple[int, str]:
    """A change of the file by its place and its hash."""
    rows = columns(_HASH_AT, seq)
    return (seq, str(rows[0][0])) if rows else (0, "")


class Ties:
    """All ties of an installation, each in a folder of its own within that folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of_file(self, file: Path) -> Tie | None:
        """The tie of a dossier's file, None where it is shared through no folder."""
        return _read(self._note(file))

    def of_folder(self, folder: Path) -> Tie | None:
        """A tie to a folder whose file is still there, None where there is none."""
        wanted = str(folder.resolve())
        return next((tie for tie in self._all() if tie.folder == wanted and Path(tie.file).exists()), None)

    def place_for(self, dossier: str, folder: Path) -> Path:
        """Where a file is made for a dossier that this installation has not got yet."""
        name = "".join(letter if letter.isalnum() or letter in "-_ " else "_" for letter in folder.resolve().name)
        which = hashlib.sha256(f"{dossier}\n".encode() + os.fsencode(folder.resolve())).hexdigest()[:16]
        return self.folder / which / f"{shortened(name) or 'dossier'}.parley"

    def keep(self, tie: Tie) -> None:
        """Write down what is known."""
        note = self._note(Path(tie.file))
        note.parent.mkdir(parents=True, exist_ok=True)
        said: dict[str, Any] = {**asdict(tie), "got": sorted(tie.got), "gone": sorted(tie.gone)}
        write_whole(note, json.dumps(said).encode())

    def remove(self, tie: Tie) -> None:
        """Forget that a file was shared; file and folder stay as they are."""
        self._note(Path(tie.file)).unlink(missing_ok=True)

    def _note(self, file: Path) -> Path:
        return self.folder / hashlib.sha256(os.fsencode(file.resolve())).hexdigest()[:16] / _NOTE

    def _all(self) -> Iterator[Tie]:
        for note in sorted(self.folder.glob(f"*/{_NOTE}")):
            tie = _read(note)
            if tie is not None:
                yield tie


def _read(note: Path) -> Tie | None:
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        said = json.loads(note.read_text("utf-8"))
        return Tie(
            str(said["file"]),
            str(said["folder"]),
            str(said["dossier"]),
            int(said["sent"]),
            str(said["sent_hash"]),
            set(map(str, said["got"])),
            set(map(str, said["gone"])),
            {str(name): float(since) for name, since in said["missing"].items()},
            int(said.get("seen", 0)),
            str(said.get("seen_hash", "")),
        )
    return None
