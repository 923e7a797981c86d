"""Files changed at random break neither SQLite nor Parley, and none is let through that the check would refuse."""

import os
import time
from pathlib import Path

import pytest

from tests.reliability.damaging import small_dossier
from tests.reliability.fuzzed import became, faults


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_dossier(tmp_path_factory.mktemp("sound") / "sound.parley")


def test_no_fuzzed_file_breaks_anything_or_is_let_through_wrongly(sound: Path, folder: Path) -> None:
    counted, bad = faults(sound, range(300), folder)
    assert bad == []
    assert counted["REFUSED"] > 20
    assert counted["REPORTED"] > 20


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_many_fuzzed_files_break_nothing(sound: Path, folder: Path) -> None:
    first, count = int(os.environ.get("FUZZ_FIRST", "1000")), int(os.environ.get("FUZZ_FILES", "20000"))
    start = time.monotonic()
    counted, bad = faults(sound, range(first, first + count), folder)
    print(dict(counted), f"{time.monotonic() - start:.0f} s")
    assert bad == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system does not limit the memory of a process")
def test_the_harness_sees_a_process_that_is_gone(sound: Path, folder: Path) -> None:
    told = [told for _, told in became(sound, range(3), folder, memory=2**20)]
    assert any(one == "crashed" or one.startswith("raised MemoryError") for one in told)
