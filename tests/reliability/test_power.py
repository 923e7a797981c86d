"""Power that goes and drives that do not answer: what was acknowledged stays, and the file is whole.

What is done is in `power.py`, in processes of their own: there SQLite is another one than Parley's.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from models.edits.statements import set_text
from models.store import Store
from tests.talks import add_talks

ROOT = Path(__file__).parents[2]


def told(*words: str) -> dict[str, int]:
    """What the simulation tells."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.power", *words], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_no_loss_of_power_takes_what_was_acknowledged() -> None:
    found = told("TRUNCATE", "FULL", "5000", "1")
    assert found["states"] >= 5_000
    assert (found["corrupt"], found["lost"]) == (0, 0)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(2, 12))
def test_no_loss_of_power_ever_takes_what_was_acknowledged(seed: int) -> None:
    found = told("TRUNCATE", "FULL", "20000", str(seed))
    assert (found["corrupt"], found["lost"]) == (0, 0)
    print(found)


def test_the_simulation_sees_a_journal_whose_end_is_not_synced() -> None:
    assert told("DELETE", "FULL", "1000", "1")["lost"] > 0


@pytest.mark.parametrize("journal", [("DELETE", "OFF"), ("MEMORY", "FULL")])
def test_the_simulation_sees_what_is_not_synced_at_all(journal: tuple[str, str]) -> None:
    assert told(*journal, "1000", "1")["corrupt"] > 0


@pytest.mark.parametrize("how", ["once", "forever"])
def test_whichever_call_to_the_drive_fails_nothing_is_lost_and_writing_goes_on_later(how: str) -> None:
    found = told("faults", how, "TRUNCATE")
    assert found.pop("faults") > 100
    assert set(found.values()) == {0}


def test_the_simulation_sees_what_a_fault_leaves_by_half_where_there_is_no_journal() -> None:
    assert told("faults", "once", "OFF")["corrupt"] > 0


def test_the_store_writes_by_the_journal_that_was_simulated(store: Store) -> None:
    talks = add_talks(store)
    set_text(store, talks.first, "Otherwise")
    with store.write("Look") as writing:
        found = [writing.columns(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "cache_spill")]
    assert found == ["truncate", 2, 0]
