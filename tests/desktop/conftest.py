"""Every test here has folders and settings of its own, and may leave neither a window nor a message box behind."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.app import main
from tests.windows import choose, no_window_left, open_window, own_folders, press, said_in_boxes, settings, show_file

__all__ = ["choose", "no_window_left", "open_window", "own_folders", "press", "said_in_boxes", "settings", "show_file"]


Parley = Callable[..., tuple[int, str, str]]


@pytest.fixture
def parley(
    capsys: pytest.CaptureFixture[str], own_folders: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Parley:
    """Runs a command in a folder of its own: its exit status, what it answered and what it complained about."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run(*words: object) -> tuple[int, str, str]:
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return status, said.out, said.err

    return run


def refusal(answer: tuple[int, str, str]) -> str:
    """The one sentence of a command that was refused."""
    status, out, complaint = answer
    assert (status, out, complaint.count("\n")) == (1, "", 1)
    assert complaint.endswith(".\n")
    return complaint.strip()


@pytest.fixture
def dossier(istanbul_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample dossier that a test may change."""
    return Path(shutil.copy(istanbul_file, tmp_path))
