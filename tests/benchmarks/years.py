"""Ten years of edits: opening, saving and merging a week's work in a file with millions of changes.

Only when it is asked for by name, because making the file takes minutes and its room is some gigabytes.
"""

import random
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles

from models.edits.statements import set_text
from models.merging.merge import merge
from models.progress import ended
from models.record.canonical import add_to_digest, canonical, change_hash, transaction_hash
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.benchmarks.figures import Figure, Peer, Run, figure
from tests.benchmarks.merging import durable_copy, wall, whole_record

OPEN, SAVE, MERGE = (Peer(f"{seconds:g} s", 1.0) for seconds in (2.0, 0.1, 3.0))
STATEMENTS = 100_000
CHANGES, QUICK_CHANGES = 5_000_000, 100_000
WEEKS = 520
SAVES = 200
_UNITS = ("text", "note")
_STEPS_AT_ONCE = 20_000
_FIRST = datetime.fromisoformat("2027-01-01T00:00:00")  # as text in UTC, as the record has it
_STEP = ("id", "analyst_id", "site", "clock", "kind", "label", "reason", "undoes", "app_version")


def measure(run: Run) -> Iterator[Figure]:
    """Three figures, each against its bar in seconds."""
    count = QUICK_CHANGES if run.quick else CHANGES
    path = run.folder / "years.parley"
    shutil.copy(whole_record(run, 10_000 if run.quick else STATEMENTS), path)
    live(path, count)
    other = worked_for_a_week(path, run.folder / "week.parley", count // WEEKS)
    size = f"{path.stat().st_size / 1e9:.2f} GB"
    started = time.perf_counter()
    with closing(Store.open(path, new_author())) as store:
        opened = time.perf_counter() - started
        yield figure("years-open", count, OPEN, [opened], [2.0], size)
        saves = saved(store)
        p99 = quantiles(saves, n=100)[98]
        yield figure("years-save-p99", count, SAVE, [p99], [0.1], f"median {1000 * sorted(saves)[SAVES // 2]:.1f} ms")
        started = time.perf_counter()
        merged = ended(merge(store, other))
        took = time.perf_counter() - started
        copied = wall(durable_copy, other, run.folder / "copy.parley")
        told = f"{len(merged.transactions):,} steps came; a durable copy of the file takes {copied:.1f} s"
        yield figure("years-merge", count, MERGE, [took], [3.0], told)


def live(path: Path, count: int) -> None:
    """Let so many changes be made in a file, two in each step, as if analysts had worked on it for years."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1500000"):
            file.execute(f"PRAGMA {pragma}")
        ids = [row[0] for row in file.execute("SELECT id FROM statement ORDER BY sequence, id")]
        heads = {row: [name] * len(_UNITS) for row, name in file.execute("SELECT row_id, hash FROM change")}
        file.execute("BEGIN")
        digest, last = file.execute("SELECT value FROM meta WHERE key = 'record_digest'").fetchone()[0], {}
        for first in range(0, count // 2, _STEPS_AT_ONCE):
            digest = _live_on(file, ids, heads, range(first, min(first + _STEPS_AT_ONCE, count // 2)), digest, last)
        file.executemany("UPDATE statement SET version = ?, text = ?, note = ? WHERE id = ?", last.values())
        file.execute("UPDATE meta SET value = ? WHERE key = 'record_digest'", (digest,))
        file.execute("COMMIT")


def _live_on(
    file: sqlite3.Connection,
    ids: list[str],
    heads: dict[str, list[str]],
    numbers: range,
    digest: str,
    last: dict[str, tuple[str, str, str, str]],
) -> str:
    steps, changes, parents = [], [], []
    for number in numbers:
        row, step = ids[number * 7 % len(ids)], f"{number:08x}-0000-7000-8000-000000000000"
        clock = (_FIRST + timedelta(seconds=number * 120)).isoformat(timespec="microseconds") + "Z"
        said = (step, "years", f"site {number % 6}", clock, "edit", "Set text", "", None, "1.0")
        steps.append((*said, clock, transaction_hash(dict(zip(_STEP, said, strict=True)))))
        words = [f"As it was put in edit {number} of {unit}" for unit in _UNITS]
        for at, (unit, text) in enumerate(zip(_UNITS, words, strict=True)):
            value, seen = canonical(text), heads[row][at]
            name = change_hash(step, "statement", row, unit, value, (seen,))
            changes.append((name, step, "statement", row, unit, value))
            parents.append((name, seen))
            heads[row][at] = name
        last[row] = (step, words[0], words[1], row)
    listed = ", ".join(f'"{name}"' for name in (*_STEP, "arrived", "hash"))
    file.executemany(f'INSERT INTO "transaction" ({listed}) VALUES (?,?,?,?,?,?,?,?,?,?,?)', steps)  # noqa: S608
    file.executemany(
        "INSERT INTO change (hash, transaction_id, table_name, row_id, unit, value) VALUES (?,?,?,?,?,?)", changes
    )
    file.executemany("INSERT INTO parent (change, parent) VALUES (?, ?)", parents)
    return add_to_digest(digest, (change[0] for change in changes))


def worked_for_a_week(path: Path, target: Path, count: int) -> Path:
    """A copy in which so many changes more were made."""
    shutil.copy(path, target)
    with closing(Store.open(target, new_author("WK", "Week"))) as store:
        ids = [row[0] for row in store.columns("SELECT id FROM statement ORDER BY sequence, id")]
        chance = random.Random(1)
        for start in range(0, count, 5):
            with store.write("Edit") as writing:
                writing.set_all(Statement, {one: {"text": f"Week {start}"} for one in chance.sample(ids, 5)})
    return target


def saved(store: Store) -> list[float]:
    """Seconds that each save of one text takes."""
    ids = [row[0] for row in store.columns("SELECT id FROM statement ORDER BY sequence, id LIMIT 5000")]
    chance, found = random.Random(2), []
    for number in range(SAVES):
        row = chance.choice(ids)
        started = time.perf_counter()
        set_text(store, row, f"Saved {number}")
        found.append(time.perf_counter() - started)
    return found
