"""Long sessions of edits, undo and redo while colleagues save: each step leads back exactly, and over nobody's work."""

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from models.checking.check import check
from models.edits.statements import set_firmness, set_range, set_text
from models.errors import UserError
from models.record.author import Author
from models.store import Store
from models.tables import Package, Statement
from tests.authors import new_author
from tests.reliability.mutants import Fault, made
from tests.talks import Tables, Talks, add_talks, all_tables

OVER_OTHERS = Fault(
    "undo does not look at what others set since",
    "models.record.undo",
    "            taking.refuse_overtaken(writing, undoes, refusal)\n",
    "",
)


class Session:
    """One analyst who edits, undoes and redoes, and a colleague who saves in between."""

    def __init__(self, folder: Path, author: Author, seed: int) -> None:
        path = folder / "talks.parley"
        self.chance = random.Random(seed)
        self.mine = Store.create(path, author)
        self.talks: Talks = add_talks(self.mine)
        self.theirs = Store.open(path, new_author("MB", "Mykola Bondar"))
        self.before: list[Tables] = []
        self.after: list[Tables] = []

    def step(self) -> None:
        """Do one thing."""
        deeds = (self.edit, self.edit, self.undo, self.undo, self.redo, self.colleague)
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

    def undo(self) -> None:
        """Take the last step back."""
        if self.before:
            now = self.own()
            self.mine.undo()
            assert self.own() == self.before.pop(), "undo did not lead back"
            self.after.append(now)
        else:
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

    def own(self) -> Tables:
        """All but what the colleague works on."""
        found: dict[str, Any] = all_tables(self.mine)
        del found["analyst"]
        found["statement"].pop(self.talks.second)
        return found

    def ends(self) -> None:
        """Over an edit by somebody else nothing is taken back, and the file is sound."""
        if not self.before:
            self.edit()
        set_text(self.mine, self.talks.first, "Mine")
        set_text(self.theirs, self.talks.first, "Theirs")
        with pytest.raises(UserError, match="since by Mykola Bondar"):
            self.mine.undo()
        assert check(self.mine) == []


def session(folder: Path, author: Author, seed: int, steps: int) -> None:
    """Play one through."""
    played = Session(folder, author, seed)
    with closing(played.mine), closing(played.theirs):
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
