"""Files changed at random, in bytes and in what they say, each opened and checked in a process that may break of it."""

import json
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from models.apart import apart
from models.record.author import Author
from tests.authors import new_author
from tests.reliability.damaging import KINDS, Became, what_became

HANGS = 5.0
"""Seconds after which a file counts as one that hangs."""

_VALUES = (
    None, 0, -1, 1 << 62, -(1 << 63), 1e308, float("inf"), "", "\x00", "\ud7ff", "\ufeff\u202e", "null", "{}",
    "[" * 5_000, "9" * 5_000, '{"low":1e999}', '"\\ud800"', b"", b"\xff\xfe", b"\x00" * 5_000, "2022-02-30", "-0",
    "NaN", "row",
)  # fmt: skip
_SCHEMA = ("TEXT", "INTEGER", "NOT NULL", " STRICT", "CHECK", "PRIMARY KEY", "(", ")", ",", "CREATE", "statement")


def mutate(path: Path, chance: random.Random) -> None:
    """Change a file here and there; mostly in one way, sometimes in several."""
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        if chance.random() < 0.5:
            data = bytearray(path.read_bytes())
            if len(data) > 2 * 4096:
                KINDS[chance.choice(list(KINDS))](data, chance)
                path.write_bytes(data)
        else:
            with suppress(sqlite3.Error, ValueError, OverflowError, IndexError), closing(_opened(path)) as connection:
                chance.choice([_cell, _cell, _cell, _row, _schema, _pragma, _link])(connection, chance)
                connection.commit()


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    for pragma in ("writable_schema = ON", "ignore_check_constraints = ON", "synchronous = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _table(connection: sqlite3.Connection, chance: random.Random) -> str:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return str(chance.choice([*(row[0] for row in names), "change", "transaction", "parent"]))


def _cell(connection: sqlite3.Connection, chance: random.Random) -> None:
    table = _table(connection, chance)
    name = chance.choice(connection.execute(f'PRAGMA table_info("{table}")').fetchall())[1]
    rows = connection.execute(f'SELECT rowid, "{name}" FROM "{table}" ORDER BY rowid').fetchall()  # noqa: S608
    at, said = chance.choice(rows)
    value = chance.choice(_VALUES)
    if chance.random() < 0.4 and isinstance(said, str):
        value = said[: chance.randrange(len(said) + 1)]
    connection.execute(f'UPDATE "{table}" SET "{name}" = ? WHERE rowid = ?', (value, at))  # noqa: S608


def _row(connection: sqlite3.Connection, chance: random.Random) -> None:
    table = _table(connection, chance)
    at = chance.choice(connection.execute(f'SELECT rowid FROM "{table}" ORDER BY rowid').fetchall())  # noqa: S608
    connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', at)  # noqa: S608 - names of the file


def _link(connection: sqlite3.Connection, chance: random.Random) -> None:
    """What has no numbers of rows: what superseded what, and what the file says of itself."""
    links = connection.execute("SELECT change, parent FROM parent ORDER BY change, parent").fetchall()
    one, other = chance.choice(links), chance.choice(links)
    sql, given = chance.choice([
        ("DELETE FROM parent WHERE change = ? AND parent = ?", one),
        ("UPDATE parent SET parent = ? WHERE change = ?", (other[0], one[0])),
        ("UPDATE meta SET value = ?", (chance.choice(_VALUES),)),
        ("INSERT INTO conflict VALUES ('statement', ?, 'text', ?)", one),
    ])  # fmt: skip
    connection.execute(sql, given)


def _schema(connection: sqlite3.Connection, chance: random.Random) -> None:
    old, new = chance.choice(_SCHEMA), chance.choice((*_SCHEMA, "", "\x00", "AS (1)"))
    sql = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE rowid = ?"
    connection.execute(sql, (old, new, chance.randrange(1, 70)))


def _pragma(connection: sqlite3.Connection, chance: random.Random) -> None:
    name = chance.choice(["user_version", "application_id", "auto_vacuum", "journal_mode", "encoding", "page_size"])
    connection.execute(f"PRAGMA {name} = {chance.choice([0, 1, 2, 3, 65539, 'WAL', 'MEMORY', 8192])}")


def became(sound: Path, seeds: range, folder: Path, memory: int = 2**30) -> Iterator[tuple[int, str]]:
    """What became of each file by its seed: a name of `Became`, or “crashed” or “hung”; ends after one of those."""
    with apart(_work, str(sound), (seeds.start, seeds.stop), str(folder), memory) as child:
        for seed in seeds:
            if not child.poll(HANGS):
                yield seed, "hung"
                return
            try:
                told = json.loads(child.recv_bytes())
            except (EOFError, OSError):
                yield seed, "crashed"
                return
            yield seed, told


def _work(told: Connection, sound: str, seeds: tuple[int, int], folder: str, memory: int) -> None:
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    author, own = new_author(), Path(folder)
    for seed in range(*seeds):
        told.send_bytes(json.dumps(_one(Path(sound), seed, own, author)).encode())


def _one(sound: Path, seed: int, folder: Path, author: Author) -> str:
    path = Path(shutil.copy(sound, folder / "fuzzed.parley"))
    mutate(path, random.Random(seed))
    try:
        return what_became(path, sound, author).name
    except Exception as error:  # noqa: BLE001 - whatever is no sentence for the user is what is looked for
        return f"raised {error!r}"
    finally:
        for one in folder.iterdir():
            one.unlink()


GOOD = frozenset({Became.REFUSED.name, Became.REPORTED.name, Became.HARMLESS.name, Became.UNPROVEN.name})


def faults(sound: Path, seeds: range, folder: Path) -> tuple[Counter[str], list[tuple[int, str]]]:
    """How many became what, and those that should not have: crashed, hung, accepted though the check fails."""
    counted, bad, at = Counter[str](), list[tuple[int, str]](), seeds.start
    while at < seeds.stop:
        for seed, told in became(sound, range(at, seeds.stop), folder):
            at = seed + 1
            counted[told.split(" ", maxsplit=1)[0]] += 1
            if told not in GOOD:
                bad.append((seed, told))
    return counted, bad
