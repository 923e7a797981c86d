"""Every test here has folders and settings of its own, and may leave neither a window nor a message box behind."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.app import main
from tests.windows import choose, no_window_left, open_window, own_folders, press, said_in_boxes, settings, show_file

__all__ = ["choose", "no_window_left", "open_window", "own_folders", "press", "said_in_boxes", "settings", "show_file"]


Parley = Callable[..., tuple[int, str, str]]


@pytest.fixture
def parley(capsys: pytest.CaptureFixture[str], own_folders: Path) -> Parley:
    """Runs a command: its exit status, what it answered and what it complained about."""

    def run(*words: object) -> tuple[int, str, str]:
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def dossier(istanbul_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample dossier that a test may change."""
    return Path(shutil.copy(istanbul_file, tmp_path))
