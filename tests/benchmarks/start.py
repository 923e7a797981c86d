"""Start-up: the window with the sample drawn, against a bare PySide6 window with pyqtgraph imported.

Both are whole processes from start to the first painted frame, on one platform, in turn.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure, Peer, Run, figure

PEER = Peer("bare PySide6 window with pyqtgraph imported", 1.5)

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph
application = QApplication([])
window = QMainWindow()
window.resize(1600, 1000)
window.show()
window.repaint()
application.processEvents()
"""

OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from desktop.settings import Settings
from desktop.start import build
application = QApplication([])
window, _ = build(application, Settings(QSettings(sys.argv[2], QSettings.Format.IniFormat)))
window.resize(1600, 1000)
window.show()
window.dossiers.open_first(Path(sys.argv[1]))
application.processEvents()
window.workspace.timeline.viewport().repaint()
"""


def measure(run: Run) -> Iterator[Figure]:
    """One figure, on the sample."""
    yield figure("start", 140, PEER, *starts(3 if run.quick else 7))


def starts(rotations: int) -> tuple[list[float], list[float]]:
    """Seconds of our window and of the bare one, in the order in which they were run."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": folder, "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        environment = {**os.environ, **own}
        # Nobody starts a program that is compiled anew each time, whatever this process was told.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        sample = Path(folder) / "sample.parley"
        sample_of = "from desktop.sample import build_sample; from desktop.identity import author; import sys, pathlib;"
        sample_of += "build_sample(pathlib.Path(sys.argv[1]), author())"
        subprocess.run([sys.executable, "-c", sample_of, str(sample)], check=True, env=environment)
        ours, bare = [], []
        for _ in range(rotations + 1):
            ours.append(_seconds([OURS, str(sample), f"{folder}/settings.ini"], environment))
            bare.append(_seconds([BARE], environment))
        return ours[1:], bare[1:]


def _seconds(words: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    # os._exit leaves out the tearing down, which nobody waits for.
    script = words[0] + "\nimport os\nos._exit(0)\n"
    subprocess.run([sys.executable, "-c", script, *words[1:]], check=True, env=environment)
    return time.perf_counter() - start
