"""Many who save on a disk that is slow to say that something is safe: each gets a turn, and nobody is refused."""

from pathlib import Path

import pytest

from tests.reliability.slow_disk import SYNC_MS, can_slow, saves, slowed

pytestmark = [
    pytest.mark.skipif(not can_slow(), reason="needs Linux and a C compiler to slow down the disk"),
    pytest.mark.timeout(900),
]


def test_on_a_slow_disk_nobody_who_saves_is_refused(folder: Path) -> None:
    assert len(saves(folder, 4, 2, slowed(folder))) == 8


def test_control_the_disk_is_slow(folder: Path) -> None:
    # Each commit waits for the disk at least three times: for the journal, for the file, for the end of the journal.
    assert saves(folder, 1, 1, slowed(folder))[0] >= 3 * SYNC_MS / 1000


@pytest.mark.soak
def test_how_long_sixteen_wait_on_a_slow_disk(folder: Path) -> None:
    taken = saves(folder, 16, 20, slowed(folder))
    p99 = taken[len(taken) * 99 // 100]
    print(f"{len(taken)} saves: p99 {p99 * 1000:.0f} ms, longest {taken[-1] * 1000:.0f} ms")
    assert len(taken) == 320
    assert p99 <= 2.0
