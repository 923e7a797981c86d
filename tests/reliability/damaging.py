"""Ways in which files are damaged, and what became of a damaged dossier."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from enum import Enum, auto
from pathlib import Path
from typing import Any

from models.checking.check import check
from models.checking.findings import Kind
from models.edits.statements import set_range, set_text
from models.errors import UserError
from models.record.author import Author
from models.record.shape import columns as columns_of
from models.record.tables import Change, Conflict, Meta, Parent, Transaction
from models.store import Store
from models.tables import FACTS, Package, Statement
from tests.authors import new_author
from tests.talks import add_talks, statement

PAGE = 4096
Damage = Callable[[bytearray, random.Random], None]
Content = dict[str, list[tuple[Any, ...]]]

_RECORD = (Transaction, Change, Parent, Conflict, Meta)
_UNPROVEN = {"change": ("seq",)}
"""What differs between copies of one record and is proven by nothing: bytes that change it contradict an index."""


class Became(Enum):
    """What becomes of a damaged file."""

    REFUSED = auto()
    REPORTED = auto()
    """It opens, and the check tells of it, or reading it fails with a sentence."""
    HARMLESS = auto()
    UNPROVEN = auto()
    """Only the order in which changes came to this file is otherwise, which differs between copies."""
    SILENT = auto()
    """It opens with other content, and nothing tells of it."""
    BLOCKED = auto()
    """Nothing is wrong with it, and it is refused or called damaged all the same."""


def a_byte(data: bytearray, chance: random.Random) -> None:
    """One byte becomes another one."""
    data[_place(data, chance)] = chance.randrange(256)


def a_bit(data: bytearray, chance: random.Random) -> None:
    """One bit flips."""
    data[_place(data, chance)] ^= 1 << chance.randrange(8)


def a_burst(data: bytearray, chance: random.Random) -> None:
    """64 bytes become noise."""
    start = chance.randrange(PAGE, len(data) - 64)
    data[start : start + 64] = chance.randbytes(64)


def a_sector(data: bytearray, chance: random.Random) -> None:
    """512 bytes become zeros."""
    start = chance.randrange(1, len(data) // 512) * 512
    data[start : start + 512] = bytes(512)


def a_page(data: bytearray, chance: random.Random) -> None:
    """A page becomes zeros."""
    start = chance.randrange(1, len(data) // PAGE) * PAGE
    data[start : start + PAGE] = bytes(PAGE)


def swapped(data: bytearray, chance: random.Random) -> None:
    """Two pages change places."""
    one, other = (chance.randrange(1, len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


def cut(data: bytearray, chance: random.Random) -> None:
    """The end is missing."""
    del data[chance.randrange(1, len(data)) :]


def header(data: bytearray, chance: random.Random) -> None:
    """One byte of the first hundred becomes another one."""
    data[chance.randrange(100)] = chance.randrange(256)


def a_word(data: bytearray, chance: random.Random) -> None:
    """A number of two bytes in the head of a page, or among its pointers, becomes another one."""
    page = chance.randrange(0, len(data) // PAGE) * PAGE + (100 if chance.random() < 0.02 else 0)
    at = page + chance.randrange(0, 24)
    data[at : at + 2] = chance.choice([0, 1, 8, 255, 4095, 4096, 65535, chance.randrange(65536)]).to_bytes(2, "big")


KINDS: dict[str, Damage] = {
    one.__name__: one for one in (a_byte, a_bit, a_burst, a_sector, a_page, swapped, cut, header, a_word)
}


def _place(data: bytearray, chance: random.Random) -> int:
    """A place that mostly holds something: half of all pages are all but empty."""
    for _ in range(20):
        at = chance.randrange(len(data))
        if data[at]:
            return at
    return chance.randrange(len(data))


def small_dossier(path: Path) -> Path:
    """A dossier of some pages with edits, a deletion, an undo and texts that go on on other pages."""
    with closing(Store.create(path, new_author("SD", "Small Dossier"))) as store:
        talks = add_talks(store)
        for number in range(40):
            with store.write("Add") as writing:
                writing.add(statement(talks, code=f"S{number}", sequence=number + 3, text=f"Word {number} " * 20))
        for number in range(20):
            set_range(store, talks.first, (number * 1.0, number + 10.5))
        set_text(store, talks.second, "A long text, " * 700)
        with store.write("Come") as writing:
            row = writing.add(Package(title="Package"))
            writing.set(Statement, talks.first, package_id=row)
        store.undo()
    return path


def content(path: Path, *, whole: bool = True) -> Content | None:
    """All that a file says, as another program reads it, or only what is proven; None where it cannot be read."""
    found: Content = {}
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            found["sqlite_schema"] = sorted(connection.execute("SELECT * FROM sqlite_schema"), key=repr)
            for table in (*FACTS, *_RECORD):
                name = str(table.__tablename__)
                left_out = () if whole else _UNPROVEN.get(name, ())
                listed = ", ".join(f'"{one}"' for one in columns_of(table) if one not in left_out)
                rows = connection.execute(f'SELECT {listed} FROM "{name}"').fetchall()  # noqa: S608 - our own names
                found[name] = sorted(rows, key=repr)
    except (sqlite3.Error, ValueError, OverflowError, MemoryError):
        return None
    return found


def is_whole(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with a file, indexes included."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except (sqlite3.Error, ValueError):
        return False


def what_became(path: Path, sound: Path, author: Author) -> Became:
    """Open a damaged file as users do, and check it. Raises whatever is no sentence for them."""
    # A header that is otherwise may be refused whatever else is sound: it says whose file this is and which version.
    same_head = path.read_bytes()[:100] == sound.read_bytes()[:100]
    same = content(path) == content(sound) and is_whole(path)
    proven = content(path, whole=False) == content(sound, whole=False)
    try:
        with closing(Store.open(path, author)) as store:
            told = [one for one in check(store) if one.kind is not Kind.CONFLICT]
    except UserError:
        return Became.BLOCKED if same and same_head else Became.REFUSED
    if told:
        return Became.BLOCKED if same else Became.REPORTED
    return Became.HARMLESS if same else Became.UNPROVEN if proven else Became.SILENT


def damaged(sound: Path, kind: str, seed: int, folder: Path) -> Path:
    """A copy with one damage."""
    data = bytearray(sound.read_bytes())
    KINDS[kind](data, random.Random(f"{kind} {seed}"))
    path = folder / "damaged.parley"
    path.write_bytes(data)
    return path
