"""What `parley` does where no window can be shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.display import no_display
from tests.pages import page_texts

ROOT = Path(__file__).parent.parent.parent
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")


def parley(folder: Path, *words: str, first_on_path: Path = ROOT, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    environment |= {"PYTHONPATH": os.pathsep.join([str(first_on_path), str(ROOT)]), **more}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the user stands."""
    made = tmp_path / "here"
    made.mkdir()
    return made


def pages(path: Path) -> int:
    return len(page_texts(path))


def test_without_a_display_the_briefing_of_the_sample_is_written_instead(folder: Path) -> None:
    done = parley(folder)
    out = folder / "istanbul-2022-briefing.pdf"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"There is no display to show a window on. The briefing of istanbul-2022.parley was written to {out} instead.\n"
    )
    assert [path.name for path in folder.iterdir()] == [out.name]
    assert pages(out) > 3


def test_the_dossier_that_is_asked_for_is_briefed_and_an_older_briefing_kept(folder: Path, dossier: Path) -> None:
    older = folder / "istanbul-2022-briefing.pdf"
    older.write_text("of yesterday")
    done = parley(folder, str(dossier))
    assert done.returncode == 0
    assert older.read_text() == "of yesterday"
    assert pages(folder / "istanbul-2022-briefing 2.pdf") > 3


def test_without_a_display_a_dossier_that_is_not_there_is_refused(folder: Path) -> None:
    done = parley(folder, "no.parley")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{folder / 'no.parley'} is not there.\n"


def test_a_display_that_cannot_be_reached_is_no_display(folder: Path) -> None:
    """Qt alone would abort here; with its fallback, an invisible window would wait for ever."""
    # Of a number that nobody gives a display who starts one by hand.
    done = parley(folder, DISPLAY=f":{20_000 + os.getpid() % 10_000}")
    if "is missing" in done.stderr:
        pytest.skip("Qt's libraries for windows are not installed here")
    assert done.returncode == 0, done.stderr
    assert "The display that is named cannot be reached." in done.stdout
    assert pages(folder / "istanbul-2022-briefing.pdf") > 3


def test_without_qts_libraries_the_packages_are_named(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text(
        'raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")\n'
    )
    done = parley(folder, first_on_path=broken.parent, DISPLAY=":0")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("Qt cannot be loaded (libEGL.so.1: cannot open shared object file")
    assert "sudo apt install libglib2.0-0 libegl1" in done.stderr


def test_without_qts_libraries_commands_work_all_the_same(folder: Path, tmp_path: Path, dossier: Path) -> None:
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text('raise ImportError("libEGL.so.1: cannot open shared object file")\n')
    done = parley(folder, "brief", str(dossier), "-o", "talks.pdf", first_on_path=broken.parent)
    assert (done.returncode, done.stdout) == (0, "talks.pdf written.\n")
    assert pages(folder / "talks.pdf") > 3


@pytest.mark.parametrize(
    ("environment", "none"),
    [
        ({}, True),
        ({"DISPLAY": ""}, True),
        ({"DISPLAY": ":0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_who_names_a_display_or_a_platform_gets_a_window(
    environment: dict[str, str], none: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert no_display() is none
