"""A team that shares a folder through a service that delivers late, twice, in any order and by halves."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from models.edits.deleting import delete_record
from models.edits.statements import set_text
from models.errors import UserError
from models.progress import ended
from models.store import Store
from models.tables import Statement
from models.team_folder.opening import bring_up_to_date, share, shared_of
from models.team_folder.tie import Ties
from tests.authors import new_author
from tests.models.merging.copies import digest
from tests.reliability.file_laws import unsound
from tests.talks import Talks, add_talks

AUTHORS = [new_author(letter, f"Analyst {letter}") for letter in "ABCD"]


class Installation:
    """One analyst with a dossier of their own, and the folder as the service shows it to them."""

    def __init__(self, number: int, home: Path, first: Path) -> None:
        home.mkdir()
        self.folder, self._away = home / "Team", home / "away"
        self.store = Store.open(Path(shutil.copy(first, home / "talks.parley")), AUTHORS[number])
        share(self.store, self.folder, Ties(home / "ties"))

    def look(self) -> None:
        """Put there what is new and take in what has arrived, whatever could not be read before."""
        place = shared_of(self.store)
        if place is None:
            raise LookupError("it is shared no more")
        place._try_broken = 0.0
        ended(bring_up_to_date(self.store, place))

    def go_away(self) -> None:
        """Have no folder for a while, and work on; then look again."""
        self.folder.rename(self._away)
        self.look()
        self._away.rename(self.folder)

    def may_not_write(self) -> None:
        """Look at a folder in which nothing can be put, but that can be read."""
        own = self.folder / "changes" / self.store.author.site
        own.parent.mkdir(exist_ok=True)
        is_there = own.exists()
        if is_there:
            own.rename(self._away)
        own.write_bytes(b"")
        self.look()
        own.unlink()
        if is_there:
            self._away.rename(own)

    def bundles(self) -> set[str]:
        """The bundles that have arrived, by their path in the folder."""
        return {str(one.relative_to(self.folder)) for one in self.folder.glob("changes/*/*.bundle")}

    def hashes(self) -> set[str]:
        """All changes of the record."""
        return {row[0] for row in self.store.columns("SELECT hash FROM change")}


class Service:
    """Brings files from one folder to another. What one deleted, it deletes with the others, at some time."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._had: dict[Path, set[str]] = {}

    def deliver(self, giver: Installation, taker: Installation, *, all_of_it: bool = False) -> None:
        """Bring some of the files in any order, some by half; or all of them, and what is gone is gone."""
        names = sorted(giver.bundles())
        self._chance.shuffle(names)
        for name in names:
            if all_of_it or self._chance.random() < 0.6:
                content = (giver.folder / name).read_bytes()
                is_whole = all_of_it or self._chance.random() < 0.7
                self._put(taker, name, content if is_whole else content[: self._chance.randrange(len(content))])
        had = self._had.setdefault(giver.folder, set())
        for gone in sorted(had - giver.bundles()):
            if all_of_it or self._chance.random() < 0.3:
                (taker.folder / gone).unlink(missing_ok=True)
        had |= giver.bundles()

    @staticmethod
    def _put(taker: Installation, name: str, content: bytes) -> None:
        place = taker.folder / name
        if not place.exists() or place.stat().st_size < len(content):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


@contextmanager
def team(seed: int, home: Path, deeds: int) -> Iterator[list[Installation]]:
    """Two to four installations after so many deeds."""
    chance = random.Random(seed)
    home.mkdir()
    with closing(Store.create(home / "first.parley", AUTHORS[0])) as store:
        talks = add_talks(store)
    service = Service(chance)
    # Few are many here, or nobody would ever put bundles together.
    with patch("models.team_folder.shelf._MANY_SMALL", 4):
        number = chance.randint(2, 4)
        installations = [Installation(at, home / str(at), home / "first.parley") for at in range(number)]
        try:
            for turn in range(deeds):
                _Turn(chance, chance.choice(installations), installations, service, talks, turn).do()
            _settle_down(installations, service)
            yield installations
        finally:
            for one in installations:
                one.store.close()


_DEEDS = ("edit", "edit", "edit", "look", "look", "deliver", "deliver", "delete", "undo", "away", "may not")


@dataclass(frozen=True)
class _Turn:
    """One thing that somebody does."""

    chance: random.Random
    one: Installation
    all_of_them: list[Installation]
    service: Service
    talks: Talks
    number: int

    def do(self) -> None:
        store = self.one.store
        deeds: dict[str, Callable[[], object]] = {
            "edit": lambda: self._edit(self.chance.choice((self.talks.first, self.talks.second))),
            "delete": lambda: delete_record(store, "Delete statement", Statement, self.talks.second),
            "undo": self._undo,
            "deliver": lambda: self.service.deliver(self.one, self.chance.choice(self.all_of_them)),
            "away": self.one.go_away,
            "may not": self.one.may_not_write,
            "look": self.one.look,
        }
        deeds[self.chance.choice(_DEEDS)]()

    def _edit(self, row: str) -> None:
        if self.one.store.columns("SELECT 1 FROM statement WHERE id = ?", row):
            set_text(self.one.store, row, f"Turn {self.number}")

    def _undo(self) -> None:
        # Somebody may have changed since what would be taken back.
        with suppress(UserError):
            self.one.store.undo()


def _settle_down(installations: list[Installation], service: Service) -> None:
    """Deliver everything to everybody until nobody has anything new."""
    for _ in range(6):
        for one in installations:
            one.look()
        for giver in installations:
            for taker in installations:
                if giver is not taker:
                    service.deliver(giver, taker, all_of_it=True)


def broken(seed: int, home: Path, deeds: int = 26) -> str:
    """What does not hold of a team after so many deeds, "" for nothing."""
    try:
        with team(seed, home, deeds) as installations:
            written = set().union(*(one.hashes() for one in installations))
            for one in installations:
                if one.hashes() != written:
                    return f"{len(written - one.hashes())} changes never arrived"
                if unsound(one.store):
                    return unsound(one.store)[0]
                if one.store.waiting is not None:
                    return one.store.waiting.why
            if any(digest(one.store) != digest(installations[0].store) for one in installations):
                return "the records differ"
    except (LookupError, RuntimeError, UserError) as error:
        return repr(error)
    finally:
        shutil.rmtree(home)
    return ""
