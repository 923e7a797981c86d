"""The briefing: the whole command against what it may take, and its pages against other typesetters.

ReportLab and WeasyPrint are no dependencies of Parley; one that is not installed is said to be missing.
"""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from desktop.sample import build_sample
from models.analysis.reading import ON_RECORD
from models.briefing.brief import brief
from models.briefing.charts.raster import as_png
from models.briefing.forms.blocks import Picture
from models.briefing.forms.html_form import html_of
from models.briefing.forms.outline import document_of
from models.briefing.legible import legible
from models.briefing.of_dossier import Briefings
from models.briefing.preview import Preview, drawn
from models.briefing.specification import Specification
from models.loading import load_snapshot
from models.progress import ended
from models.queries import statement_texts
from models.store import Store
from tests.authors import new_author
from tests.benchmarks.figures import Figure, Peer, Run, figure
from tests.benchmarks.typesetters import Content

SAMPLE = 140
MAY_TAKE = {SAMPLE: 1.5, 1_000: 5.0, 10_000: 40.0}
"""Seconds of the processor for the whole command, once it was run before."""

GIGABYTE = 1e9 / 1024
"""In the unit in which the system tells how much memory a process took."""

SEEN, SHARP = 2, 162
"""Pages that are seen at once in a window of 1600 by 1000, and the pixels per inch that they are drawn with."""

COMMAND = "import sys; from desktop.app import main; sys.exit(main())"
TYPESETTER = "from tests.benchmarks.typesetters import main; main()"

PEERS = (("ReportLab", "reportlab", "reportlab"), ("WeasyPrint", "weasyprint", "weasyprint"))
PEERS += (("QTextDocument", "qt", "PySide6"),)
"""What each is called, its name among the typesetters, and the package that it comes in."""


def measure(run: Run) -> Iterator[Figure]:
    """Figures for the sample, and for dossiers of 1,000 and 10,000 statements."""
    for n in (SAMPLE, *run.up_to(10_000)):
        path = _dossier(run, n)
        yield from _commands(run, n, path)
        if n == SAMPLE:
            yield figure("brief-preview", n, Peer("1 s", 1.0), *_preview(path))
        yield from _typesetters(run, n, path)


def _dossier(run: Run, n: int) -> Path:
    path = run.folder / "sample.parley"
    if n != SAMPLE:
        return run.dossier(n)
    return path if path.exists() else build_sample(path, new_author())


def _commands(run: Run, n: int, path: Path) -> Iterator[Figure]:
    _command(run, path)
    times, peaks = zip(*(_command(run, path) for _ in range(3)), strict=True)
    goal = MAY_TAKE[n]
    yield figure("brief", n, Peer(f"{goal:g} s", 1.0), list(times), [goal] * len(times))
    yield figure("brief-memory", n, Peer("1 GB", 1.0), [peak / GIGABYTE for peak in peaks], [1.0] * len(peaks))


def _preview(path: Path) -> tuple[list[float], list[float]]:
    """Seconds from an edit to the pages that are looked at, for edits one after the other, and what they may take."""
    state, times = object(), []
    with closing(Store.open(path, new_author())) as store, closing(Preview()) as preview:
        briefings = Briefings(store, "")
        for turn in range(6):
            wanted = Specification(judgements=(f"It is likely, as was said {turn} times.",))
            start = time.process_time()
            pages = ended(preview.pages(ended(briefings.compose(wanted, None, state)).data))
            ended(drawn(pages[:SEEN], SHARP))
            times.append(time.process_time() - start)
    return times[1:], [1.0] * (len(times) - 1)


def _command(run: Run, path: Path) -> tuple[float, int]:
    """Processor seconds and the most memory of one whole command."""
    words = [sys.executable, "-c", COMMAND, "brief", str(path), "-o", str(run.folder / "briefing.pdf")]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, env=_environment(run)) as started:
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise RuntimeError("parley brief failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss


def _environment(run: Run) -> dict[str, str]:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(run.folder / "compiled")}
    # Nobody starts a program that is compiled anew each time, whatever this process was told.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _typesetters(run: Run, n: int, path: Path) -> Iterator[Figure]:
    file = run.folder / "content.pickle"
    file.write_bytes(pickle.dumps(_content(path)))
    for name, typesetter, package in PEERS:
        if find_spec(package) is None:
            print(f"{name} is not installed, so it was not measured: pip install {package}", file=sys.stderr)
            continue
        pairs = [(_typeset(run, "parley", file), _typeset(run, typesetter, file)) for _ in range(1 if n > 1_000 else 3)]
        ours, theirs = zip(*pairs, strict=True)
        yield figure("brief-pages", n, Peer(name, 1.0), list(ours), list(theirs))


def _content(path: Path) -> Content:
    with closing(Store.open(path, new_author())) as store:
        snapshot = load_snapshot(store)
        texts = statement_texts(store, snapshot.statements.ids)
    data, _ = legible(brief(snapshot, texts, ON_RECORD, today=date(2023, 1, 1)))
    document = document_of(data)
    charts = as_png([block.svg for block in document.blocks if isinstance(block, Picture)])
    return Content(data, document, charts, html_of(document).decode())


def _typeset(run: Run, name: str, file: Path) -> float:
    words = [sys.executable, "-c", TYPESETTER, name, str(file)]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, env=_environment(run))
    return float(done.stdout)
