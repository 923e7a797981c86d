"""Loss of power and faults of the disk, simulated: `python -m tests.reliability.power JOURNAL SYNCHRONOUS STATES SEED`,
or `… faults once|forever JOURNAL`.

A program of its own, because it needs another SQLite library than Parley's, and two in one process drop each other's
locks. SQLite writes a dossier's record through files that note what they are told. Whatever was not synced when the
power goes is on the disk or not, sector by sector and in any order; a file that was deleted is gone for good only once
its folder was synced.
"""

import json
import os
import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from models.file.schema import schema_statements

SECTOR = 512
TABLES = ("transaction", "change", "change_hash", "change_row", "change_transaction", "meta")


@dataclass
class Event:
    """Something that SQLite asked for: a kind, a file, and for writes where and what."""

    kind: str
    name: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """What was asked for so far; with `fail_at` the call of that number fails, and with `forever` all later ones."""

    events: list[Event] = field(default_factory=list)
    fail_at: int = 0
    forever: bool = False
    calls: int = 0

    def note(self, event: Event) -> None:
        """Remember an event, or fail."""
        self.fail_perhaps()
        self.events.append(event)

    def fail_perhaps(self) -> None:
        """Fail if it is this call's turn."""
        self.calls += 1
        if self.fail_at and (self.calls == self.fail_at or (self.forever and self.calls > self.fail_at)):
            raise apsw.IOError("the drive does not answer")


class Recording(apsw.VFS):
    """A file system that notes what it is told."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        super().__init__("recording", "")

    def xOpen(self, name, flags):
        self.disk.fail_perhaps()
        return RecordingFile(self.disk, name, flags)

    def xDelete(self, filename, syncdir):
        self.disk.note(Event("delete now" if syncdir else "delete", os.path.basename(filename)))
        super().xDelete(filename, syncdir)


class RecordingFile(apsw.VFSFile):
    """A file that notes what it is told."""

    def __init__(self, disk, name, flags):
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self.disk, self.name = disk, os.path.basename(path)
        super().__init__("", name, flags)

    def xRead(self, amount, offset):
        self.disk.fail_perhaps()
        return super().xRead(amount, offset)

    def xWrite(self, data, offset):
        self.disk.note(Event("write", self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize):
        self.disk.note(Event("truncate", self.name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags):
        self.disk.note(Event("sync", self.name))
        super().xSync(flags)


def connect(path: Path, journal: str, synchronous: str) -> apsw.Connection:
    """A connection as the store's writer has it, but for the journal."""
    connection = apsw.Connection(str(path), vfs="recording")
    for pragma in (f"journal_mode = {journal}", f"synchronous = {synchronous}", "cache_spill = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def begin(path: Path) -> None:
    """An empty record."""
    connection = apsw.Connection(str(path))
    for name in TABLES:
        connection.execute(schema_statements()[name])
    connection.execute("INSERT INTO meta VALUES ('count', '0')")
    connection.close()


def write(connection: apsw.Connection, number: int) -> None:
    """One transaction: some changes, and the count of transactions in another place."""
    connection.execute("BEGIN IMMEDIATE")
    for place in range(1 + number % 4):
        name = f"{number:06}-{place}"
        row = (name, f"{number:06}", "statement", name, "text", "x" * (100 + 997 * (number % 5)))
        connection.execute(
            "INSERT INTO change (hash, transaction_id, table_name, row_id, unit, value) VALUES (?, ?, ?, ?, ?, ?)", row
        )
    connection.execute("UPDATE meta SET value = ? WHERE key = 'count'", (str(number),))
    connection.execute("COMMIT")


def trace(folder: Path, journal: str, synchronous: str, transactions: int) -> tuple[bytes, list[Event]]:
    """The file as it was, and all that was asked for while it was written, with each acknowledgement."""
    path, disk = folder / "talks", Disk()
    begin(path)
    before = path.read_bytes()
    vfs = Recording(disk)
    connection = connect(path, journal, synchronous)
    for number in range(1, transactions + 1):
        write(connection, number)
        disk.events.append(Event("acknowledged", at=number))
    connection.close()
    vfs.unregister()
    return before, disk.events


class Platter:
    """What is surely on the disk, and what may be."""

    def __init__(self, before: bytes) -> None:
        self.sure: dict[str, bytes] = {"talks": before}
        self.open: dict[str, list[Event]] = {}
        self.deleted: dict[str, bytes] = {}

    def take(self, event: Event) -> None:
        """Let time go on by one event."""
        if event.kind == "sync":
            self.sure[event.name] = applied(self.sure.get(event.name, b""), self.open.pop(event.name, []))
            # Unix syncs the folder with a file that is new; what was deleted before is gone by then.
            self.deleted.clear()
        elif event.kind.startswith("delete"):
            self.open.pop(event.name, None)
            gone = self.sure.pop(event.name, None)
            self.deleted.pop(event.name, None)
            if event.kind == "delete" and gone is not None:
                self.deleted[event.name] = gone
        elif event.kind != "acknowledged":
            self.open.setdefault(event.name, []).append(event)

    def crashed(self, chance: random.Random) -> dict[str, bytes]:
        """The files as they may be when the power goes now."""
        found = dict(self.sure)
        back = {name: data for name, data in self.deleted.items() if name not in found and chance.random() < 0.5}
        for name, events in self.open.items():
            if name in back:
                continue
            if name not in found and chance.random() < 0.5:
                continue
            some = [part for event in events for part in torn(event) if chance.random() < 0.6]
            if chance.random() < 0.3:
                chance.shuffle(some)
            found[name] = applied(found.get(name, b""), some)
        return found | back


def torn(event: Event) -> list[Event]:
    """A write in its sectors."""
    if event.kind != "write":
        return [event]
    return [
        Event("write", event.name, event.at + start, event.data[start : start + SECTOR])
        for start in range(0, len(event.data), SECTOR)
    ]


def applied(data: bytes, events: list[Event]) -> bytes:
    """A file after writes and truncations."""
    made = bytearray(data)
    for event in events:
        if event.kind == "truncate":
            del made[event.at :]
        else:
            made.extend(bytes(max(0, event.at + len(event.data) - len(made))))
            made[event.at : event.at + len(event.data)] = event.data
    return bytes(made)


def power_loss(journal: str, synchronous: str, states: int, seed: int) -> dict[str, int]:
    """How many of so many states after a loss of power are corrupt, and how many lack what was acknowledged."""
    chance = random.Random(seed)
    told = {"states": 0, "corrupt": 0, "lost": 0}
    with tempfile.TemporaryDirectory(dir=memory()) as place:
        folder = Path(place)
        before, events = trace(folder, journal, synchronous, 12)
        per_event = -(-states // len(events))
        platter, acknowledged = Platter(before), 0
        for event in events:
            platter.take(event)
            acknowledged = event.at if event.kind == "acknowledged" else acknowledged
            for _ in range(per_event):
                found = outcome(folder, platter.crashed(chance), acknowledged)
                told["states"] += 1
                if found:
                    told[found] += 1
    return told


def outcome(folder: Path, files: dict[str, bytes], acknowledged: int) -> str:
    """What is wrong after the power is back: corrupt, lost, or nothing."""
    for old in folder.iterdir():
        old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    try:
        connection = apsw.Connection(str(folder / "talks"))
        count = int(connection.execute("SELECT value FROM meta WHERE key = 'count'").fetchone()[0])
        changes = connection.execute("SELECT count(*) FROM change").fetchone()[0]
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
    except (apsw.Error, TypeError, ValueError):
        return "corrupt"
    if not sound or changes != sum(1 + number % 4 for number in range(1, count + 1)):
        return "corrupt"
    return "lost" if count < acknowledged else ""


def disk_faults(journal: str, *, forever: bool) -> dict[str, int]:
    """Let the N-th call fail, for N = 1, 2, 3 … until none is left to fail; what went wrong."""
    told = {"faults": 0, "corrupt": 0, "lost": 0, "stuck": 0}
    with tempfile.TemporaryDirectory(dir=memory()) as place:
        folder = Path(place)
        for number in range(1, 10_000):
            for old in folder.iterdir():
                old.unlink()
            disk = Disk(fail_at=number, forever=forever)
            acknowledged = failing(folder / "talks", disk, journal)
            if disk.calls < number:
                return told
            told["faults"] += 1
            found = outcome_after_fault(folder, acknowledged)
            if found:
                told[found] += 1
    return told


def failing(path: Path, disk: Disk, journal: str) -> int:
    """Write on a disk that fails; the last transaction that was acknowledged."""
    begin(path)
    vfs, acknowledged = Recording(disk), 0
    try:
        connection = connect(path, journal, "FULL")
        for number in range(1, 7):
            try:
                write(connection, number)
                acknowledged = number
            except apsw.Error:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                break
        connection.close()
    except apsw.Error:
        pass
    finally:
        vfs.unregister()
    return acknowledged


def outcome_after_fault(folder: Path, acknowledged: int) -> str:
    """What is wrong once the disk works again; the next transaction must succeed."""
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    found = outcome(folder, files, acknowledged)
    if found:
        return found
    connection = apsw.Connection(str(folder / "talks"))
    count = int(connection.execute("SELECT value FROM meta WHERE key = 'count'").fetchone()[0])
    try:
        write(connection, count + 1)
    except apsw.Error:
        return "stuck"
    finally:
        connection.close()
    return ""


def memory() -> str | None:
    """A folder in memory, where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - only to be quick


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[0] == "faults":
        print(json.dumps(disk_faults(words[2], forever=words[1] == "forever")))
    else:
        print(json.dumps(power_loss(words[0], words[1], int(words[2]), int(words[3]))))
