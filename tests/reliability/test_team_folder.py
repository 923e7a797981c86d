"""What is shared through a folder arrives with everybody, whatever the service makes of it on the way."""

import multiprocessing
import os
import random
import signal
import time
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from models.edits.statements import set_text
from models.progress import ended
from models.store import Store
from models.team_folder.opening import attach_shared, bring_up_to_date, join, share, shared_of
from models.team_folder.shelf import dossier_of, visit
from models.team_folder.tie import Ties
from tests.authors import new_author
from tests.reliability.file_laws import unsound
from tests.reliability.mutants import Fault, made
from tests.reliability.synced import broken
from tests.talks import add_talks

FAULTS = (
    Fault("what came counts as sent although something of ours was not", "models.team_folder.shared",
          "was_sent = _last(writing) == self.tie.sent", "was_sent = True"),
    Fault("what could not be put there counts as sent", "models.team_folder.shared",
          "if visit.bundle is not None and not found.trouble:", "if visit.bundle is not None:"),
    Fault("a folder that is away counts as visited", "models.team_folder.shared",
          "        if found is None:\n            return\n        tie = self.tie\n",
          "        tie = self.tie\n        if found is None:\n"
          "            tie.note_sent(self._store.columns, visit.seq)\n"
          "            return\n"),
    Fault("what is broken counts as taken in", "models.team_folder.shelf",
          "broken[one] = error.sentence", "written.append(one)"),
    Fault("only the first is left of bundles that are put together", "models.team_folder.bundle",
          "for one in bundles for change in one.changes", "for one in bundles[:1] for change in one.changes"),
    Fault("what a change supersedes stays behind", "models.team_folder.bundle",
          "parents[change].append(parent)", "pass"),
    Fault("the steps stay behind", "models.team_folder.bundle",
          "steps = tuple(step for some in chunks(ids) for step in columns(_STEPS, json.dumps(some)))", "steps = ()"),
)  # fmt: skip


def test_every_history_ends_with_all_of_it_everywhere(tmp_path: Path) -> None:
    for seed in range(16):
        assert broken(seed, tmp_path / str(seed)) == "", f"history {seed}"


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_thousand_histories(tmp_path: Path) -> None:
    found = {seed: why for seed in range(1_000, 2_000) if (why := broken(seed, tmp_path / str(seed), 30))}
    print(f"1,000 histories, {len(found)} broken: {found}")
    assert found == {}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_the_harness_sees(fault: Fault, tmp_path: Path) -> None:
    with made(fault):
        assert any(broken(seed, tmp_path / str(seed)) for seed in range(60))


def write_there(home: Path, row: str, author_number: int, pipe: Connection) -> None:
    """Edit and share, over and over, and tell what has been put there."""
    author = new_author("W", f"Writer {author_number}")
    with closing(Store.open(home / "talks.parley", author)) as store:
        attach_shared(store, Ties(home / "ties"))
        place = shared_of(store)
        assert place is not None
        for turn in range(100_000):
            set_text(store, row, f"{author_number} {turn}")
            ended(bring_up_to_date(store, place))
            pipe.send(f"{author_number} {turn}")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that start at once")
def test_who_is_killed_while_sharing_leaves_no_half_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.team_folder.shelf._MANY_SMALL", 4)
    home, folder, chance = tmp_path / "ours", tmp_path / "Team", random.Random(3)
    home.mkdir()
    with closing(Store.create(home / "talks.parley", new_author())) as store:
        talks = add_talks(store)
        share(store, folder, Ties(home / "ties"))
    told: list[str] = []
    context = multiprocessing.get_context("fork")
    for number in range(15):
        ours, theirs = context.Pipe()
        process = context.Process(target=write_there, args=(home, talks.first, number, theirs), daemon=True)
        process.start()
        theirs.close()
        try:
            told.append(ours.recv())
            time.sleep(chance.uniform(0, 0.12))
        finally:
            os.kill(process.pid or 0, signal.SIGKILL)
            process.join()
        while ours.poll():
            try:
                told.append(ours.recv())
            except EOFError:
                break
        found = visit(folder, dossier_of(folder), "nobody", frozenset())
        assert found.broken == {}
    newcomer = new_author()
    ties = Ties(tmp_path / "theirs")
    with closing(Store.open(ended(join(folder, newcomer, ties)), newcomer)) as store:
        texts = {row[0] for row in store.columns("SELECT value FROM change WHERE unit = 'text'")}
        assert {f'"{one}"' for one in told} <= texts
        assert unsound(store) == []
