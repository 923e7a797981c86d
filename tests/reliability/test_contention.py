"""Several at once on one file, in processes of their own: nobody's work is lost, and everybody gets a turn."""

import multiprocessing
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from models.checking.check import check
from models.edits.statements import set_firmness, set_text
from models.errors import OvertakenError
from models.record.author import Author
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.reliability.mutants import Fault, made
from tests.talks import Talks, add_talks, statement

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that start at once"),
    pytest.mark.timeout(900),
]

OVERWRITING = Fault(
    "nobody looks at what was seen", "models.edits.rows", "        if seen is not None:\n", "        if False:\n"
)
Work = Callable[[Path, Talks, int, float, Connection], None]


def saturate(path: Path, talks: Talks, number: int, seconds: float, pipe: Connection) -> None:
    """Save as fast as can be, and tell of each save how long it took."""
    with closing(Store.open(path, new_author(f"A{number}", f"Analyst {number}"))) as store:
        end, turn = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            start = time.monotonic()
            with store.write("Edit") as writing:
                writing.set(Statement, talks.first, text=f"{number}:{turn}")
            pipe.send((turn, time.monotonic() - start))
            turn += 1


def save_each_second(path: Path, talks: Talks, number: int, seconds: float, pipe: Connection) -> None:
    """Save once a second, and look in between."""
    chance = random.Random(number)
    with closing(Store.open(path, new_author(f"A{number}", f"Analyst {number}"))) as store:
        time.sleep(chance.random())
        for turn in range(int(seconds)):
            start = time.monotonic()
            set_text(store, talks.first if number % 2 else talks.second, f"{number}:{turn}")
            pipe.send((turn, time.monotonic() - start))
            store.look()
            time.sleep(max(0.0, 1.0 - (time.monotonic() - start)))


def read_modify_write(path: Path, talks: Talks, number: int, seconds: float, pipe: Connection) -> None:
    """Look at a field, think, and give it a value, having seen the one before; half of them another field."""
    del seconds
    chance = random.Random(number)
    with closing(Store.open(path, new_author(f"A{number}", f"Analyst {number}"))) as store:
        rows = [row[0] for row in store.columns("SELECT id FROM statement ORDER BY sequence")]
        for turn in range(12):
            row = chance.choice(rows)
            sql = "SELECT text, firmness FROM statement WHERE id = ?"
            text, firmness = store.columns(sql, row)[0]
            time.sleep(chance.uniform(0, 0.02))
            try:
                if number % 2:
                    set_text(store, row, f"{text}|{number}:{turn}", seen={"text": text})
                    pipe.send(("text", f"{number}:{turn}"))
                else:
                    set_firmness(store, row, ((firmness or 0) + 1) % 4, seen={"firmness": firmness})
                    pipe.send(("firmness", row))
            except OvertakenError as error:
                pipe.send(("refused", error.unit))


def together(work: Work, count: int, path: Path, talks: Talks, seconds: float) -> list[list[Any]]:
    """What so many processes tell that work at the same time."""
    context = multiprocessing.get_context("fork")
    started = []
    for number in range(count):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(path, talks, number, seconds, theirs))
        process.start()
        theirs.close()
        started.append((process, ours))
    told: list[list[Any]] = [[] for _ in started]
    still = {number: ours for number, (_, ours) in enumerate(started)}
    while still:
        for number, ours in list(still.items()):
            try:
                while ours.poll(0.001):
                    told[number].append(ours.recv())
            except EOFError:
                del still[number]
    for process, ours in started:
        process.join()
        ours.close()
        assert process.exitcode == 0
    return told


def dossier(folder: Path, author: Author) -> tuple[Path, Talks]:
    """A dossier of ten statements."""
    path = folder / "talks.parley"
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
        with store.write("Add", kind="founding") as writing:
            for number in range(8):
                writing.add(statement(talks, code=f"S{number}", sequence=number + 3, text="-"))
    return path, talks


def saturated(folder: Path, author: Author, seconds: float) -> tuple[float, float, int]:
    """Eight that save as fast as can be: the longest wait, the share of the least served in the most served, saves."""
    path, talks = dossier(folder, author)
    told = together(saturate, 8, path, talks, seconds)
    with closing(Store.open(path, author)) as store:
        recorded = {row[0] for row in store.columns("SELECT value FROM change WHERE unit = 'text'")}
        assert recorded == {f'"{number}:{turn}"' for number, one in enumerate(told) for turn, _ in one}
        assert check(store) == []
    served = [len(one) for one in told]
    return max(taken for one in told for _, taken in one), min(served) / max(served), sum(served)


def test_eight_who_save_as_fast_as_can_be_lose_nothing(folder: Path, author: Author) -> None:
    longest, share, saves = saturated(folder, author, 1.5)
    print(f"longest wait {longest:.2f} s, least/most {share:.2f}, {saves} saves")


@pytest.mark.soak
def test_eight_who_save_as_fast_as_can_be_are_served_alike(folder: Path, author: Author) -> None:
    longest, share, saves = saturated(folder, author, 10)
    print(f"longest wait {longest:.2f} s, least/most {share:.2f}, {saves} saves")


@pytest.mark.soak
@pytest.mark.parametrize("count", [8, 16])
def test_analysts_who_save_each_second_hardly_notice_each_other(folder: Path, author: Author, count: int) -> None:
    path, talks = dossier(folder, author)
    taken = sorted(one for each in together(save_each_second, count, path, talks, 20) for _, one in each)
    assert len(taken) == 20 * count
    print(f"{count} analysts: p99 {taken[len(taken) * 99 // 100] * 1000:.0f} ms, longest {taken[-1] * 1000:.0f} ms")


def edits_of_ten_rows(folder: Path, author: Author) -> tuple[int, Counter[str]]:
    """Eight who read, think and write: how many acknowledged edits are lost, and what they were told."""
    path, talks = dossier(folder, author)
    told = [one for each in together(read_modify_write, 8, path, talks, 0) for one in each]
    with closing(Store.open(path, author)) as store:
        texts = "|".join(row[0] for row in store.columns("SELECT text FROM statement"))
    said = {one[1] for one in told if one[0] == "text"}
    return len(said - set(texts.split("|"))), Counter(
        f"{one[0]} {one[1]}" if one[0] == "refused" else one[0] for one in told
    )


def test_edits_on_older_values_are_refused_and_none_is_lost(folder: Path, author: Author) -> None:
    lost, told = edits_of_ten_rows(folder, author)
    assert lost == 0
    assert min(told["text"], told["firmness"]) > 0


def test_the_harness_sees_edits_that_overwrite_each_other(folder: Path, author: Author) -> None:
    with made(OVERWRITING):
        lost, _ = edits_of_ten_rows(folder, author)
    assert lost > 0
