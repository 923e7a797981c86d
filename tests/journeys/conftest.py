"""Every test here has folders and settings of its own, and may leave neither a window nor a message box behind."""

import shutil
from pathlib import Path

import pytest

from tests.windows import choose, no_window_left, open_window, own_folders, press, said_in_boxes, settings

__all__ = ["choose", "no_window_left", "open_window", "own_folders", "press", "said_in_boxes", "settings"]


@pytest.fixture
def dossier(istanbul_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample dossier that a test may change."""
    return Path(shutil.copy(istanbul_file, tmp_path))
