"""Long sessions of edits, undo and redo while colleagues save: each step leads back exactly, and over nobody's work."""

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from models.edits.settling import by, settle, settle_all
from models.edits.statements import set_firmness, set_range, set_text
from models.errors import UserError
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.record.author import Author
from models.store import Store
from models.tables import Package, Statement
from tests.authors import new_author
from tests.reliability.file_laws import unsound
from tests.reliability.mutants import Fault, made
from tests.talks import Talks, add_talks, all_tables

OVER_OTHERS = Fault(
    "undo does not look at what others set since",
    "models.record.undo",
    "            taking.refuse_overtaken(writing, undoes, refusal)\n",
    "",
)


CONFLICTS_GONE = Fault(
    "undo brings back the value that was shown, and not the conflict",
    "models.record.undo",
    "if before.units[unit].in_conflict]",
    "if before is None]",
)


class Session:
    """One analyst who edits, merges, settles, undoes and redoes, and a colleague who saves in between.

    `before` and `after` are what undo and redo have to lead to, back to the last merge; `merged` is how many there
    were. A third one works on a copy.
    """

    def __init__(self, folder: Path, author: Author, seed: int) -> None:
        path = folder / "talks.parley"
        self.chance = random.Random(seed)
        self.mine = Store.create(path, author)
        self.talks: Talks = add_talks(self.mine)
        self.theirs = Store.open(path, new_author("MB", "Mykola Bondar"))
        self.mine.copy_to(folder / "copy.parley")
        self.copy = Store.open(folder / "copy.parley", new_author("TS", "Taras Shulha"))
        self.merged = 0
        self.before: list[dict[str, Any]] = []
        self.after: list[dict[str, Any]] = []

    def step(self) -> None:
        """Do one thing."""
        deeds = (self.edit, self.edit, self.undo, self.undo, self.redo, self.colleague, self.settle, self.settle)
        if self.chance.random() < 0.1:
            self.merge()
        self.chance.choice(deeds)()

    def edit(self) -> None:
        """Change something of one's own statement, or add a package."""
        state = self.own()
        kind = self.chance.randrange(4)
        if kind == 0:
            set_text(self.mine, self.talks.first, f"Text {self.chance.random()}")
        elif kind == 1:
            set_range(self.mine, self.talks.first, (self.chance.uniform(0, 40), self.chance.uniform(50, 90)))
        elif kind == 2:
            set_firmness(self.mine, self.talks.first, (state["statement"][self.talks.first]["firmness"] or 0) % 4 + 1)
        else:
            with self.mine.write("Add") as writing:
                writing.add(Package(title=f"Package {self.chance.random()}"))
        self.before.append(state)
        self.after.clear()

    def merge(self) -> None:
        """Take in a copy in which the same was changed; what was done before it is not taken back from then on."""
        ended(merge(self.copy, self.mine.path))
        self.edit()
        with self.copy.write("Edit") as writing:
            values = {"text": f"Apart {self.chance.random()}", "firmness": self.chance.randrange(1, 5)}
            writing.set(Statement, self.talks.first, **values)
        ended(merge(self.mine, self.copy.path))
        self.before.clear()
        self.after.clear()
        self.merged += 1

    def settle(self) -> None:
        """Let a value stand where there is a conflict, or several by a rule."""
        found = conflicts(self.mine.columns)
        if not found:
            return
        state = self.own()
        if self.chance.random() < 0.3:
            settle_all(self.mine, found, by("Taras Shulha"))
        else:
            one = self.chance.choice(found)
            settle(self.mine, one, self.chance.choice(one.sides).value)
        self.before.append(state)
        self.after.clear()

    def undo(self) -> None:
        """Take the last step back."""
        if self.before:
            now = self.own()
            self.mine.undo()
            assert self.own() == self.before.pop(), "undo did not lead back"
            self.after.append(now)
        elif not self.merged:
            assert self.mine.steps().undo is None

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.after:
            now = self.own()
            self.mine.redo()
            assert self.own() == self.after.pop(), "redo did not lead back"
            self.before.append(now)
        else:
            assert self.mine.steps().redo is None

    def colleague(self) -> None:
        """Somebody else works on the other statement."""
        with self.theirs.write("Edit") as writing:
            writing.set(Statement, self.talks.second, text=f"Theirs {self.chance.random()}")

    def own(self) -> dict[str, Any]:
        """All but what the colleague works on, and what is in conflict."""
        found: dict[str, Any] = all_tables(self.mine)
        del found["analyst"]
        found["statement"].pop(self.talks.second)
        disputed = [(one.key, one.unit, one.base, one.sides) for one in conflicts(self.mine.columns)]
        told = [(*rest, [(side.value, side.who, side.clock) for side in sides]) for *rest, sides in disputed]
        return {**found, "conflicts": told}

    def ends(self) -> None:
        """Over an edit by somebody else nothing is taken back, and the file is sound."""
        if not self.before:
            self.edit()
        set_text(self.mine, self.talks.first, "Mine")
        set_text(self.theirs, self.talks.first, "Theirs")
        with pytest.raises(UserError, match="since by Mykola Bondar"):
            self.mine.undo()
        assert unsound(self.mine) == []


def session(folder: Path, author: Author, seed: int, steps: int) -> None:
    """Play one through."""
    played = Session(folder, author, seed)
    with closing(played.mine), closing(played.theirs), closing(played.copy):
        for _ in range(steps):
            played.step()
        played.ends()


@pytest.mark.parametrize("seed", range(2))
def test_a_session_leads_back_exactly_and_over_nobodys_work(folder: Path, author: Author, seed: int) -> None:
    session(folder, author, seed, 60)


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(100, 120))
def test_many_long_sessions_lead_back_exactly(folder: Path, author: Author, seed: int) -> None:
    session(folder, author, seed, 200)


def test_the_harness_sees_an_undo_over_others_work(folder: Path, author: Author) -> None:
    with made(OVER_OTHERS), pytest.raises(pytest.fail.Exception):
        session(folder, author, 1, 5)


def test_the_harness_sees_an_undo_that_leaves_a_conflict_settled(folder: Path, author: Author) -> None:
    with made(CONFLICTS_GONE), pytest.raises(AssertionError, match="undo did not lead back"):
        session(folder, author, 1, 300)
