"""A week of a team: six analysts in processes of their own, on a shared file, on mailed copies and through a folder.

The conductor tells them what to do, several at once, and does them harm: kills and freezes them, holds the file, takes
it away, puts an older one in its place, mails a forged one. What is done follows from the seed; who comes first when
several write does not.
"""

import json
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from models.edits.statements import set_text
from models.errors import UserError
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.outbox.opening import open_with_outbox
from models.outbox.working_copy import Outboxes
from models.progress import ended
from models.record import clock
from models.record.author import Author
from models.store import Store
from models.tables import Package
from models.team_folder.opening import attach_shared, bring_up_to_date, share, shared_of
from models.team_folder.tie import Ties
from tests.authors import new_author
from tests.models.merging.copies import digest
from tests.reliability.file_laws import run, unsound
from tests.talks import Talks, add_talks

ON_THE_SHARE, BY_MAIL, BY_FOLDER = range(3), (3, 4), (5,)
_PATIENCE = 30.0
_FORGERY = "UPDATE change SET value = '\"Forged\"' WHERE seq = (SELECT max(seq) FROM change)"


@dataclass(frozen=True)
class Desk:
    """Where an analyst works: the file, the folder of the installation, and by how much their clock is wrong."""

    file: Path
    home: Path
    author: Author
    off: timedelta = timedelta(0)

    def opened(self) -> Store:
        """The dossier as the window opens it."""
        folders = Outboxes(self.home / "outbox", self.home / "backups")
        store = open_with_outbox(self.file, self.author, folders)
        attach_shared(store, Ties(self.home / "ties"))
        return store


def work(desk: Desk, pipe: Connection) -> None:
    """Do what one is told, and tell when it is done; edits are told of once they are safe."""
    _wrong_clock(desk.off)
    store: Store | None = None
    while True:
        deed, *given = pipe.recv()
        began = time.monotonic()
        try:
            if store is None:
                store = desk.opened()
            if deed == "leave":
                store.close()
                pipe.send(("left", time.monotonic() - began))
                return
            _do(store, deed, *given)
            said = "done"
        except UserError as error:
            said = error.sentence
        pipe.send((said, time.monotonic() - began))


def _do(store: Store, deed: str, *given: str) -> None:
    if deed == "edit":
        set_text(store, given[0], given[1])
    elif deed == "add":
        with store.write("Add package") as writing:
            writing.add(Package(title=given[0]))
    elif deed == "undo":
        store.undo()
    elif deed == "merge":
        ended(merge(store, Path(given[0])))
    elif deed == "mail":
        store.copy_to(Path(given[0]))
    else:
        _look(store)


def _look(store: Store) -> None:
    if store.outbox is not None and store.waiting is not None and shared_of(store) is None:
        with suppress(UserError):
            store.outbox.try_now()
    place = shared_of(store)
    if place is None:
        store.look()
    else:
        place._try_broken = 0.0
        ended(bring_up_to_date(store, place))


def _wrong_clock(by: timedelta) -> None:
    if by:

        class Off(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                return datetime.now(tz) + by

        clock.datetime = Off  # type: ignore[attr-defined]


@dataclass
class Analyst:
    """The process of an analyst, whether it still owes an answer, and the most seconds that each kind of deed took."""

    desk: Desk
    process: BaseProcess | None = None
    pipe: Connection | None = None
    owes: tuple[str, ...] | None = None
    longest: Counter[str] = field(default_factory=Counter)

    def tell(self, *deed: str) -> None:
        """Have something done; the process is started when there is none."""
        if self.process is None:
            context = multiprocessing.get_context("fork")
            self.pipe, theirs = context.Pipe()
            self.process = context.Process(target=work, args=(self.desk, theirs))
            self.process.start()
            theirs.close()
        assert self.pipe is not None
        self.pipe.send(deed)
        self.owes = deed

    def answer(self) -> str:
        """What became of it, "" where the process is gone."""
        assert self.pipe is not None
        (deed, *_), self.owes = self.owes or ("",), None
        try:
            if not self.pipe.poll(_PATIENCE):
                raise AssertionError(f"{self.desk.author.name} does not answer")
            said, took = self.pipe.recv()
            self.longest[deed] = max(self.longest[deed], took)
        except (EOFError, ConnectionError):
            said = ""
            self._must_have_been_killed()
        if said in ("", "left"):
            self.end()
        return said

    def _must_have_been_killed(self) -> None:
        assert self.process is not None
        self.process.join(_PATIENCE)
        if self.process.exitcode != -signal.SIGKILL:
            raise AssertionError(f"{self.desk.author.name} broke")

    def end(self) -> None:
        """Let there be no process any more, by force."""
        if self.process is not None and self.process.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)
            self.process.join()
        self.process = self.pipe = self.owes = None


@dataclass
class Week:
    """One week. `typed` are the texts that were acknowledged, `refused` what was said instead, `harm` what was done."""

    folder: Path
    seed: int
    typed: set[str] = field(default_factory=set)
    refused: Counter[str] = field(default_factory=Counter)
    harm: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.share, self.away = self.folder / "share", self.folder / "away"
        for name in ("share", "mail", "synced", *map(str, range(6))):
            (self.folder / name).mkdir(parents=True)
        self.file = self.share / "talks.parley"
        with closing(Store.create(self.file, new_author())) as store:
            self.talks: Talks = add_talks(store)
        self._number, self._held = 0, None
        self.analysts = [Analyst(self._desk(number)) for number in range(6)]

    def _desk(self, number: int) -> Desk:
        home = self.folder / str(number)
        author = new_author(f"A{number}", f"Analyst {number}")
        off = {1: timedelta(days=900), 4: timedelta(days=-900)}.get(number, timedelta(0))
        if number in ON_THE_SHARE:
            return Desk(self.file, home, author, off)
        own = Path(shutil.copy(self.file, home / "talks.parley"))
        if number in BY_FOLDER:
            with closing(Store.open(own, author)) as store:
                share(store, self.folder / "synced", Ties(home / "ties"))
        return Desk(own, home, author, off)

    def live(self, seconds: float = 0.0, turns: int = 0) -> None:
        """Let so many turns pass, or so much time."""
        until = time.monotonic() + seconds
        try:
            while turns > 0 or time.monotonic() < until:
                turns -= 1
                self._turn()
        except BaseException:
            self._let_go()
            for one in self.analysts:
                one.end()
            raise

    def _turn(self) -> None:
        """Some work at once, sometimes while harm is done to them."""
        some = self.chance.sample(self.analysts, self.chance.randint(1, 4))
        for one in some:
            one.tell(*self._deed(one))
        if self.chance.random() < 0.3:
            self.chance.choice((self._kill, self._freeze, self._hold, self._lose, self._go_back, self._forge))(some)
        for one in some:
            self._hear(one)

    def _hear(self, one: Analyst) -> None:
        deed = one.owes
        if deed is None:
            return
        said = one.answer()
        if said == "done" and deed[0] in ("edit", "add"):
            self.typed.add(deed[-1])
        elif said not in ("", "done", "left"):
            self.refused[said] += 1

    def _deed(self, one: Analyst) -> tuple[str, ...]:
        self._number += 1
        what = self.chance.choice(("edit", "edit", "edit", "edit", "add", "undo", "look", "look", "mail", "leave"))
        if what == "edit":
            row = self.chance.choice((self.talks.first, self.talks.second))
            return ("edit", row, f"{one.desk.author.code} {self._number}")
        if what == "add":
            return ("add", f"{one.desk.author.code} adds {self._number}")
        if what == "mail":
            return self._mail(one)
        return (what,)

    def _mail(self, one: Analyst) -> tuple[str, ...]:
        """Send a copy to everybody, or take in the latest that has come."""
        letters = sorted((self.folder / "mail").iterdir())
        if letters and self.chance.random() < 0.6:
            return ("merge", str(letters[-1]))
        return ("mail", str(self.folder / "mail" / f"{self._number:06}.parley"))

    def _kill(self, some: list[Analyst]) -> None:
        self.harm["killed"] += 1
        time.sleep(self.chance.uniform(0, 0.05))
        self.chance.choice(some).end()

    def _freeze(self, some: list[Analyst]) -> None:
        one = self.chance.choice(some)
        if one.process is not None and one.process.pid is not None:
            self.harm["frozen"] += 1
            time.sleep(self.chance.uniform(0, 0.02))
            # Who was told to leave may be gone by now.
            with suppress(ProcessLookupError):
                os.kill(one.process.pid, signal.SIGSTOP)
                time.sleep(0.3)
                os.kill(one.process.pid, signal.SIGCONT)

    def _hold(self, _some: list[Analyst]) -> None:
        if self.file.exists():
            self.harm["held"] += 1
            with suppress(sqlite3.OperationalError), closing(sqlite3.connect(self.file, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                time.sleep(0.2)

    def _lose(self, _some: list[Analyst]) -> None:
        self.harm["away"] += 1
        self.file.replace(self.away)
        time.sleep(0.2)
        self.away.replace(self.file)

    def _go_back(self, some: list[Analyst]) -> None:
        """An older state comes in place of the file, while all who work on it have it open and have seen all of it."""
        for one in some:
            self._hear(one)
        shared = [self.analysts[number] for number in ON_THE_SHARE]
        for one in shared:
            one.tell("look")
        if [one.answer() for one in shared] != ["done"] * len(shared):
            return
        self.harm["put back"] += 1
        older = self.folder / "older.parley"
        if older.exists():
            shutil.copy(older, self.folder / "put back")
            (self.folder / "put back").replace(self.file)
        shutil.copy(self.file, older)

    def _forge(self, _some: list[Analyst]) -> None:
        """Somebody mails a copy whose record was altered; it brings nothing."""
        self.harm["forged"] += 1
        shutil.copy(self.folder / "3" / "talks.parley", self.folder / "forged.parley")
        run(self.folder / "forged.parley", _FORGERY)
        self.analysts[4].end()
        with closing(self.analysts[4].desk.opened()) as store:
            # Where the change is known already nobody looks at what the copy says of it.
            with suppress(UserError):
                ended(merge(store, self.folder / "forged.parley"))
            assert store.columns("SELECT 1 FROM change WHERE value = '\"Forged\"'") == []

    def _let_go(self) -> None:
        if self.away.exists() and not self.file.exists():
            self.away.replace(self.file)

    def _all_end(self) -> None:
        # A file that another was put in place of is nowhere but with who has it open; to end all of them at once
        # before any has looked would lose what nobody can keep.
        for one in self.analysts:
            if one.process is not None:
                one.tell("look")
                one.answer()
            one.end()

    def end(self) -> list[Store]:
        """Let everything be well, all meet, and everybody leave; returns the stores of all who are left, open."""
        self._let_go()
        self._all_end()
        for _ in range(2):
            for number in ON_THE_SHARE:
                with closing(self.analysts[number].desk.opened()) as store:
                    _look(store)
                    assert store.waiting is None, store.waiting
        desks = [self.analysts[number].desk for number in (0, *BY_MAIL, *BY_FOLDER)]
        stores = [desk.opened() for desk in desks]
        for _ in range(2):
            for one in stores:
                _look(one)
                for other in stores:
                    if other is not one:
                        ended(merge(one, other.path))
        return stores


def broken(folder: Path, seed: int, *, seconds: float = 0.0, turns: int = 0) -> str:
    """What does not hold after a week, "" for nothing."""
    week = Week(folder, seed)
    try:
        week.live(seconds, turns)
        stores = week.end()
    except (AssertionError, RuntimeError, UserError) as error:
        return repr(error)
    try:
        return _fault(week, stores)
    finally:
        for store in stores:
            store.close()
        print(f"seed {seed}: {len(week.typed)} saved, {sum(week.refused.values())} refused, {dict(week.harm)}")
        longest = {deed: max(one.longest[deed] for one in week.analysts) for deed in ("edit", "add", "look", "merge")}
        print("at most", ", ".join(f"{took:.2f} s for {deed}" for deed, took in longest.items()))


def _fault(week: Week, stores: list[Store]) -> str:
    first = stores[0]
    sql = "SELECT value, unit FROM change WHERE (unit = 'text' OR table_name = 'package') AND value <> 'null'"
    said = {_words(*row) for row in first.columns(sql)}
    if lost := week.typed - said:
        return f"lost: {sorted(lost)[:3]}"
    if any(digest(other) != digest(first) for other in stores):
        return "the copies differ"
    if unplaced := sorted(week.typed - placed(first)):
        return f"neither shown, nor in conflict, nor superseded: {unplaced[:3]}"
    if any(unseen := superseded_unseen(store) for store in stores[1:]):
        return f"superseded by who had not seen it: {unseen[:3]}"
    found = conflicts(first.columns)
    if len({(one.key, one.unit) for one in found}) != len(found):
        return "a conflict is listed twice"
    return next((sentence for store in stores for sentence in unsound(store)), "")


def placed(store: Store) -> set[str]:
    """The texts of which the dossier tells what became of them: shown, listed as in conflict, or superseded."""
    shown = {row[0] for row in store.columns("SELECT text FROM statement UNION SELECT title FROM package")}
    superseded = {
        _words(*row)
        for row in store.columns(
            "SELECT value, unit FROM change WHERE hash IN (SELECT parent FROM parent) AND value <> 'null'"
        )
    }
    listed = {
        _words(*row)
        for row in store.columns(
            "SELECT value, unit FROM change WHERE hash IN (SELECT change FROM conflict) AND value <> 'null'"
        )
    }
    return shown | superseded | listed


def superseded_unseen(store: Store) -> list[str]:
    """Changes that one's own changes supersede although they came into one's own file only later."""
    sql = """SELECT parent.parent FROM parent JOIN change AS ours ON ours.hash = parent.change
        JOIN "transaction" AS step ON step.id = ours.transaction_id AND step.site = ?
        LEFT JOIN change AS theirs ON theirs.hash = parent.parent
        WHERE theirs.seq IS NULL OR theirs.seq > ours.seq"""
    return [row[0] for row in store.columns(sql, store.author.site)]


def _words(value: str, unit: str) -> str:
    said = json.loads(value)
    return str(said if unit != "row" else said.get("text", said.get("title")))
