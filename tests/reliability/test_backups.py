"""Backups over the days of years: what is kept follows the rule, and each one that is kept can be brought back."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.backups import keeping
from models.backups.keeping import back_up, backups
from models.backups.taking_back import looked_into, take_back
from models.edits.statements import set_text
from models.store import Store
from tests.reliability.file_laws import unsound
from tests.talks import Talks, add_talks, all_tables

BEGINS = datetime(2026, 3, 2, 9, tzinfo=UTC)


def lived(store: Store, talks: Talks, folder: Path, days: int, seed: int) -> tuple[datetime, dict[datetime, str]]:
    """So many days with one to three backups each, some without any; what was written at each of them."""
    chance, said, now = random.Random(seed), dict[datetime, str](), BEGINS
    for day in range(days):
        for turn in range(chance.choice((0, 1, 1, 2, 3))):
            now = BEGINS + timedelta(days=day, hours=3 * turn, minutes=chance.randrange(60))
            said[now] = f"Day {day}, {turn}"
            set_text(store, talks.first, said[now])
            assert back_up(store, folder, "working", now) is not None
    return now, said


def amiss(store: Store, folder: Path, now: datetime, said: dict[datetime, str]) -> str:
    """What is not as it was promised of the backups that are left, "" for nothing."""
    found = {one.made: one for one in backups(folder)}
    missing = promised(set(said), now) - set(found)
    if missing:
        return f"not kept: {min(missing)}"
    if len(found) > 12 + 25 + 15 + 9 + 12:
        return f"{len(found)} are kept"
    for moment, one in found.items():
        with looked_into(one.path, store) as backup:
            if faults := unsound(backup):
                return faults[0]
            then = all_tables(backup)
            if said[moment] not in {row["text"] for row in then["statement"].values()}:
                return f"{one.path.name} has another day in it"
            take_back(store, backup)
        if all_tables(store) != then:
            return f"{one.path.name} cannot be brought back"
        store.undo()
    return ""


def promised(moments: set[datetime], now: datetime) -> set[datetime]:
    """What is to be kept by the rule, said otherwise: the last of each period that is begun and within reach."""
    keep = set(sorted(moments)[-12:])
    reaches = (
        (timedelta(hours=24), "%Y %j %H"), (timedelta(days=14), "%Y %j"), (timedelta(weeks=8), "%G %V"),
        (timedelta(days=334), "%Y %m"),
    )  # fmt: skip
    for reach, name in reaches:
        last: dict[str, datetime] = {}
        for one in sorted(moments):
            if now - one <= reach:
                last[one.strftime(name)] = one
        keep |= set(last.values())
    return keep


def test_backups_of_some_weeks_are_kept_by_the_rule_and_can_be_brought_back(store: Store, tmp_path: Path) -> None:
    now, said = lived(store, add_talks(store), tmp_path / "backups", 70, 1)
    assert amiss(store, tmp_path / "backups", now, said) == ""


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_backups_of_a_thousand_days_are_kept_by_the_rule_and_can_be_brought_back(store: Store, tmp_path: Path) -> None:
    now, said = lived(store, add_talks(store), tmp_path / "backups", 1000, 2)
    assert amiss(store, tmp_path / "backups", now, said) == ""
    print(f"{len(said)} backups made, {len(backups(tmp_path / 'backups'))} kept")


def test_the_harness_sees_a_rule_that_forgets(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "kept", lambda moments, _now: set(sorted(moments)[-12:]))
    now, said = lived(store, add_talks(store), tmp_path / "backups", 30, 1)
    assert amiss(store, tmp_path / "backups", now, said).startswith("not kept")
