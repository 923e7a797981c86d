"""Processes that are killed while they write: what was acknowledged is there, and nothing is there by half."""

import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from models.backups.keeping import back_up, backups
from models.checking.check import check
from models.checking.findings import Kind
from models.edits.statements import set_text
from models.errors import UserError
from models.file import opening
from models.merging.merge import merge
from models.progress import ended
from models.salvage.salvage import salvage
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.models.merging.copies import Copies, digest
from tests.reliability.mutants import Fault, made
from tests.talks import Talks, add_talks, all_tables, statement, value_of

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that start at once"),
    pytest.mark.timeout(3600),
]

AUTHOR = new_author()
OLD = Path(__file__).parents[1] / "data" / "istanbul-version-2.parley"
SOUND = {Kind.RECORD, Kind.OUTSIDE, Kind.DAMAGE, Kind.STRANGER}

_IN_TWO = Fault(
    "a write is committed twice, in the middle and at the end",
    "models.record.appending",
    "    connection.exec_driver_sql(_ADD_CHANGE, list(changes))\n",
    "    connection.exec_driver_sql(_ADD_CHANGE, list(changes))\n"
    '    connection.exec_driver_sql("COMMIT")\n    connection.exec_driver_sql("BEGIN IMMEDIATE")\n',
)


@dataclass
class Trial:
    """A folder in which a process works until it is killed, what it told until then, and what it should come to."""

    folder: Path
    talks: Talks = field(default_factory=Talks)
    told: list[Any] = field(default_factory=list)
    states: list[Any] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The dossier."""
        return self.folder / "talks.parley"


Work = Callable[[Trial, Connection], None]


def small(trial: Trial) -> None:
    """Begin with a small dossier."""
    with closing(Store.create(trial.path, AUTHOR)) as store:
        trial.talks = add_talks(store)


def write(trial: Trial, pipe: Connection) -> None:
    """Give two fields of a statement the same words, over and over."""
    store = Store.open(trial.path, AUTHOR)
    for turn in range(100_000):
        with store.write("Edit") as writing:
            writing.set(Statement, trial.talks.first, text=f"{turn:06}")
            writing.set(Statement, trial.talks.first, condition=f"{turn:06}" * 300)
        pipe.send(turn)


def written(trial: Trial) -> None:
    """The last words that were acknowledged, or the next ones, in both fields."""
    with closing(Store.open(trial.path, AUTHOR)) as store:
        last = trial.told[-1] if trial.told else -1
        text = value_of(store, "statement", trial.talks.first, "text")
        if text == "Neutrality for guarantees":
            assert last == -1
        else:
            assert int(text) in (last, last + 1)
            assert value_of(store, "statement", trial.talks.first, "condition") == text * 300
        assert sound(store) == []


def undo(trial: Trial, pipe: Connection) -> None:
    """Edit, undo, redo, over and over."""
    store = Store.open(trial.path, AUTHOR)
    for turn in range(100_000):
        if turn % 3 == 0:
            set_text(store, trial.talks.first, str(turn))
        else:
            (store.undo if turn % 3 == 1 else store.redo)()
        pipe.send(turn)


def undone(trial: Trial) -> None:
    """The text is as after the last step that was acknowledged, or as after the next."""
    last = trial.told[-1] if trial.told else -1
    with closing(Store.open(trial.path, AUTHOR)) as store:
        assert value_of(store, "statement", trial.talks.first, "text") in (_after(last), _after(last + 1))
        assert sound(store) == []


def _after(turn: int) -> str:
    edit = turn - turn % 3 - (3 if turn % 3 == 1 else 0)
    return str(edit) if edit >= 0 else "Neutrality for guarantees"


def copies(trial: Trial) -> None:
    """Begin with a dossier and a copy in which much was done."""
    made_copies = Copies.made(trial.folder, 2)
    one, two = made_copies.stores
    set_text(one, made_copies.talks.first, "Ours")
    set_text(two, made_copies.talks.first, "Theirs")
    for number in range(30):
        with two.write("Add") as writing:
            writing.add(statement(made_copies.talks, code=f"S{number}", text="Word " * 300))
    twin = made_copies.twin(0, "merged")
    trial.states = [digest(one)]
    ended(merge(twin, two.path))
    trial.states.append(digest(twin))
    twin.close()
    made_copies.close()
    (trial.folder / "0.parley").rename(trial.path)


def meet(trial: Trial, pipe: Connection) -> None:
    """Merge."""
    store = Store.open(trial.path, AUTHOR)
    pipe.send("ready")
    ended(merge(store, trial.folder / "1.parley"))
    pipe.send("merged")


def met(trial: Trial) -> None:
    """All of the copy is there or nothing, and merging again brings the rest."""
    with closing(Store.open(trial.path, AUTHOR)) as store:
        found = digest(store)
        assert found in trial.states
        assert "merged" not in trial.told or found == trial.states[1]
        ended(merge(store, trial.folder / "1.parley"))
        assert digest(store) == trial.states[1]
        assert sound(store) == []


def earlier(trial: Trial) -> None:
    """Begin with a file of an earlier version."""
    shutil.copy(OLD, trial.folder / "migrated.parley")
    with closing(Store.open(trial.folder / "migrated.parley", AUTHOR)) as store:
        trial.states = [all_tables(store)]
    shutil.copy(OLD, trial.path)


def migrate(trial: Trial, pipe: Connection) -> None:
    """Open it, which brings it up to date."""
    pipe.send("ready")
    Store.open(trial.path, AUTHOR)
    pipe.send("open")


def migrated(trial: Trial) -> None:
    """It opens, whether it was brought up to date or not, and what lies aside is the old one."""
    with closing(Store.open(trial.path, AUTHOR)) as store:
        assert all_tables(store) == trial.states[0]
        assert sound(store) == []
    asides = list(trial.folder.glob("talks (version 2)*.parley"))
    assert asides or "open" not in trial.told
    for aside in asides:
        with closing(Store.open(Path(shutil.copy(aside, trial.folder / "again.parley")), AUTHOR)) as store:
            assert all_tables(store) == trial.states[0]


def keep(trial: Trial, pipe: Connection) -> None:
    """Edit and back up, over and over."""
    store = Store.open(trial.path, AUTHOR)
    for turn in range(100_000):
        set_text(store, trial.talks.first, str(turn))
        back_up(store, trial.folder / "backups", "test")
        pipe.send(turn)


def kept(trial: Trial) -> None:
    """Whatever is there as a backup opens and is sound."""
    for one in backups(trial.folder / "backups"):
        with closing(Store.open(one.path, AUTHOR)) as store:
            assert sound(store) == []
    with closing(Store.open(trial.path, AUTHOR)) as store:
        assert sound(store) == []


def broken(trial: Trial) -> None:
    """Begin with a dossier that lost a page."""
    small(trial)
    data = bytearray(trial.path.read_bytes())
    data[2 * 4096 : 3 * 4096] = bytes(4096)
    trial.path.write_bytes(data)
    trial.states = [bytes(data)]


def rescue(trial: Trial, pipe: Connection) -> None:
    """Salvage it."""
    pipe.send("ready")
    ended(salvage(trial.path, trial.folder / "saved.parley", AUTHOR))
    pipe.send("saved")


def rescued(trial: Trial) -> None:
    """What is there under the name is whole, the damaged file is as it was, and the repetition succeeds."""
    out = trial.folder / "saved.parley"
    assert trial.path.read_bytes() == trial.states[0]
    assert out.exists() or "saved" not in trial.told
    if not out.exists():
        ended(salvage(trial.path, out, AUTHOR))
    names = {one.name for one in trial.folder.iterdir() if not one.name.startswith(".")}
    assert names == {out.name, trial.path.name}
    with closing(Store.open(out, AUTHOR)) as store:
        assert value_of(store, "statement", trial.talks.first, "text") == "Neutrality for guarantees"
        assert sound(store) == []


KINDS: dict[str, tuple[Callable[[Trial], None], Work, Callable[[Trial], None], float]] = {
    "write": (small, write, written, 0.12),
    "undo": (small, undo, undone, 0.12),
    "merge": (copies, meet, met, 0.25),
    "migration": (earlier, migrate, migrated, 0.45),
    "backup": (small, keep, kept, 0.12),
    "salvage": (broken, rescue, rescued, 0.25),
}
"""How it begins, what is done, what must hold after a kill, and within how many seconds that falls."""


def sound(store: Store) -> list[str]:
    """What the check finds wrong with a file that only Parley wrote."""
    return [one.sentence for one in check(store) if one.kind in SOUND]


def kill(trial: Trial, work: Work, after: float) -> None:
    """Run work in another process, kill it so long after it began, and note what it told."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(trial, theirs))
    process.start()
    theirs.close()
    with ours:
        ours.poll(30)
        time.sleep(after)
        os.kill(process.pid or 0, signal.SIGKILL)
        try:
            while True:
                trial.told.append(ours.recv())
        except EOFError:
            process.join()


def kills(kind: str, seeds: range, folder: Path) -> None:
    """Kill so many processes of a kind, each in a folder made anew."""
    begin, work, hold, most = KINDS[kind]
    first = Trial(folder / "first")
    first.folder.mkdir()
    begin(first)
    for seed in seeds:
        trial = Trial(folder / "trial", first.talks, states=first.states)
        shutil.copytree(first.folder, trial.folder)
        kill(trial, work, random.Random(seed).uniform(0, most))
        hold(trial)
        shutil.rmtree(trial.folder)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # Nobody else writes here: what lies beside a file was left by who was killed.
    monkeypatch.setattr(opening, "_JOURNAL_LOOKS", 1)


@pytest.mark.parametrize("kind", KINDS)
def test_who_is_killed_loses_nothing_that_was_acknowledged(kind: str, tmp_path: Path) -> None:
    kills(kind, range(12), tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_that_are_killed_lose_nothing(kind: str, part: int, tmp_path: Path) -> None:
    kills(kind, range(1_000 + 55 * part, 1_000 + 55 * (part + 1)), tmp_path)


def test_the_harness_sees_a_write_in_two_transactions(tmp_path: Path) -> None:
    with made(_IN_TWO), pytest.raises((AssertionError, UserError)):
        kills("write", range(60), tmp_path)
