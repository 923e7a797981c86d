"""Two windows on one file, as processes, and a command line that saves: each sees what the others do, and soon."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest

from models.checking.check import check
from models.edits.statements import set_text
from models.presence import Presence
from models.store import Store
from tests.authors import new_author
from tests.reliability.shown import TYPED

ROOT = Path(__file__).parents[2]
_PATIENCE = 60.0


class Shown:
    """A window in a process of its own, and what it came to show."""

    def __init__(self, file: Path, log: Path, statement: str, home: Path) -> None:
        self._log = log
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        environment |= dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(home))
        words = [sys.executable, "-m", "tests.reliability.shown", str(file), str(log), statement]
        self.process = subprocess.Popen(words, cwd=ROOT, env=environment, stdin=subprocess.PIPE)

    def lines(self) -> list[dict[str, Any]]:
        """What it has shown so far."""
        text = self._log.read_text() if self._log.exists() else ""
        return [json.loads(line) for line in text.splitlines() if line.endswith("}")]

    def waits_for(self, text: str) -> dict[str, Any]:
        """The line that says that a text is shown."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            found = next((line for line in self.lines() if line["shown"] == text), None)
            if found is not None:
                return found
            time.sleep(0.02)
        raise AssertionError(f"“{text}” was never shown: {self.lines()[-2:]}")

    def processor_seconds(self) -> float:
        """How much of a processor it has used so far."""
        ticks = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Close it."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def file(istanbul_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(istanbul_file, tmp_path / "talks.parley"))


@pytest.fixture
def colleague(file: Path) -> Iterator[Store]:
    with closing(Store.open(file, new_author("MB", "Maria Bondar"))) as store:
        yield store


@pytest.fixture
def statement(colleague: Store) -> str:
    return str(colleague.columns("SELECT id FROM statement WHERE code = 'ST010'")[0][0])


@pytest.fixture
def windows(file: Path, statement: str, tmp_path: Path) -> Iterator[list[Shown]]:
    shown = [Shown(file, tmp_path / f"{name}.log", statement, tmp_path / name) for name in ("one", "two")]
    yield shown
    for window in shown:
        window.end()


def test_two_windows_show_what_others_save_and_keep_what_is_chosen_and_half_typed(
    windows: list[Shown], colleague: Store, statement: str, file: Path, tmp_path: Path
) -> None:
    for window in windows:
        window.waits_for(str(colleague.columns("SELECT text FROM statement WHERE id = ?", statement)[0][0]))
    set_text(colleague, statement, "Saved by a colleague")
    train = tmp_path / "train.parley"
    colleague.copy_to(train)
    with closing(Store.open(train, new_author("TR", "On the train"))) as copy:
        set_text(copy, statement, "Edited on the train")
    for window in windows:
        window.waits_for("Saved by a colleague")
    command = [sys.executable, "-m", "desktop", "merge", str(file), str(train)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    for window in windows:
        line = window.waits_for("Edited on the train")
        assert (line["typed"], line["chosen"]) == (TYPED, statement)


@pytest.mark.skipif(os.name != "posix", reason="no program is asked to end by a signal here")
def test_a_window_that_is_asked_to_end_stores_what_is_half_typed_and_is_gone_for_all(
    windows: list[Shown], colleague: Store, statement: str, file: Path
) -> None:
    for window in windows:
        window.waits_for(str(colleague.columns("SELECT text FROM statement WHERE id = ?", statement)[0][0]))
    present = Presence(file, colleague.author, "test")
    present.renew("test")
    assert len(present.others()) == 2
    for window, asked in zip(windows, (signal.SIGTERM, signal.SIGINT), strict=True):
        window.process.send_signal(asked)
        assert window.process.wait(_PATIENCE) == 0
    assert colleague.columns("SELECT note FROM statement WHERE id = ?", statement) == [(TYPED,)]
    assert present.others() == []
    present.leave()
    assert [finding.sentence for finding in check(colleague)] == []


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not tell how much a process used")
def test_how_soon_two_windows_show_what_others_save(windows: list[Shown], colleague: Store, statement: str) -> None:
    for window in windows:
        window.waits_for(str(colleague.columns("SELECT text FROM statement WHERE id = ?", statement)[0][0]))
    time.sleep(10)
    before = [window.processor_seconds() for window in windows]
    time.sleep(20)
    idle = [(window.processor_seconds() - used) / 20 for window, used in zip(windows, before, strict=True)]
    took = _latencies(windows, lambda text: set_text(colleague, statement, text))
    p99 = quantiles(took, n=100)[98]
    print(f"shown after {median(took):.2f} s, p99 {p99:.2f} s; idle {[f'{100 * share:.2f} %' for share in idle]}")
    assert p99 <= 1.5


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs processes that can be stopped")
def test_a_window_on_a_computer_that_slept_shows_all_that_was_saved_meanwhile(
    windows: list[Shown], colleague: Store, statement: str
) -> None:
    _sleeps_through(windows, colleague, statement, seconds=2)


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs processes that can be stopped")
def test_a_window_that_sleeps_for_long_counts_as_gone_and_is_back_when_it_wakes(
    windows: list[Shown], colleague: Store, statement: str
) -> None:
    present = Presence(colleague.path, colleague.author, "test")
    present.renew("test")
    for window in windows:
        window.waits_for(str(colleague.columns("SELECT text FROM statement WHERE id = ?", statement)[0][0]))
    assert len(present.others()) == 2
    _sleeps_through(windows, colleague, statement, seconds=75, meanwhile=lambda: _sees(present, 1))
    _sees(present, 2)


def _sleeps_through(
    windows: list[Shown],
    colleague: Store,
    statement: str,
    *,
    seconds: int,
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """One of two windows is stopped while a colleague saves ten times a second; it has to catch up, with all kept."""
    sleeper, awake = windows
    for window in windows:
        window.waits_for(str(colleague.columns("SELECT text FROM statement WHERE id = ?", statement)[0][0]))
    sleeper.process.send_signal(signal.SIGSTOP)
    for number in range(10 * seconds):
        set_text(colleague, statement, f"Saved {number}")
        time.sleep(0.1)
    meanwhile()
    awake.waits_for(f"Saved {number}")
    assert all(line["shown"] != f"Saved {number}" for line in sleeper.lines())
    woken = time.monotonic()
    sleeper.process.send_signal(signal.SIGCONT)
    line = sleeper.waits_for(f"Saved {number}")
    print(f"shown {line['at'] - woken:.2f} s after it woke")
    assert (line["typed"], line["chosen"]) == (TYPED, statement)
    saved = {
        row[0] for row in colleague.columns("SELECT value FROM change WHERE row_id = ? AND unit = 'text'", statement)
    }
    assert {f'"Saved {number}"' for number in range(10 * seconds)} <= saved
    assert check(colleague) == []


def _sees(present: Presence, count: int) -> None:
    """Wait until so many others are there."""
    end = time.monotonic() + _PATIENCE
    while len(present.others()) != count:
        assert time.monotonic() < end, f"{len(present.others())} are seen, not {count}"
        present.renew("test")
        time.sleep(0.5)


def _latencies(windows: list[Shown], save: Callable[[str], None]) -> list[float]:
    """Seconds from the moment at which a save is acknowledged to that at which each window shows it."""
    chance, found = random.Random(1), []
    for number in range(100):
        save(f"Saved {number}")
        saved = time.monotonic()
        found += [window.waits_for(f"Saved {number}")["at"] - saved for window in windows]
        time.sleep(chance.uniform(0, 1))
    return found
