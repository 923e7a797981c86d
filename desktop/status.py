"""The status bar: what the dossier holds, what was changed last, what is running, and which days are visible."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton

from desktop.jobs import Job, Jobs
from models.announcing import ELSEWHERE
from models.handling import mark_words, narrowest
from models.history.steps import last_arrived
from models.phrases import counted
from models.presence import Present
from models.progress import Progress
from models.snapshot import to_date
from views.document import Document
from views.elided_label import ElidedLabel
from views.labels import long_day
from views.plain import one_line, tooltip
from views.sources.handling import HandlingMark
from views.timeline.axis import Axis

_PATIENCE_MS = 500


class StatusBar(QStatusBar):
    """Shows the state of one document at a time, and the job that runs with a way to cancel it."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._job: Job | None = None
        self._counts, self.mark = QLabel(), HandlingMark()
        self._last, self._company, self._days = (ElidedLabel(grows=False) for _ in range(3))
        self._running, self._progress, self._cancel = QLabel(), QProgressBar(), QToolButton()
        self._cancel.setText("Cancel")
        self._progress.setMaximumWidth(160)
        for line in (self._last, self._company, self._days):
            line.setContentsMargins(14, 0, 0, 0)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE_MS)
        self._late.timeout.connect(lambda: self._show_job(shown=True))
        self.addWidget(self._counts)
        self.addWidget(self.mark)
        for part in (self._running, self._progress, self._cancel, self._company, self._last, self._days):
            self.addPermanentWidget(part)
        self._show_job(shown=False)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self._cancel.clicked.connect(self._cancel_job)
        jobs.started.connect(self._follow)
        jobs.ended.connect(self._end)

    def show_document(self, document: Document) -> None:
        """Say what the dossier holds and what was changed last."""
        snapshot = document.snapshot
        parts = (
            counted(len(snapshot.statements), "statement"),
            counted(len(snapshot.issues), "issue"),
            counted(len(snapshot.rounds), "round"),
        )
        self._counts.setText(" · ".join(parts))
        marks = [one.handling for one in document.present.sources]
        self.mark.show_mark(narrowest(marks), _mark_words(marks))
        change = document.last_change
        if change is None:
            self._last.setText("")
            return
        elsewhere = last_arrived(document.store) if change.label == ELSEWHERE else None
        if elsewhere is not None:
            self._last.setText(f"last change: “{elsewhere.title}”, {one_line(elsewhere.analyst) or 'somebody'}")
            return
        done = {"undo": "undone: ", "unmerge": "undone: ", "redo": "redone: "}.get(change.kind, "")
        self._last.setText(f"last change: {done}“{change.label}”")

    def show_company(self, others: Sequence[Present]) -> None:
        """Say who else has the dossier open; all of them with what they look at in the tip."""
        told = [f"{one.name} ({one.view}), since {one.since.astimezone():%H:%M}" for one in others]
        several = f"Also open: {counted(len(told), 'colleague')}"
        self._company.setText(f"Also open: {one_line(told[0])}" if len(told) == 1 else several if told else "")
        self._company.setToolTip(tooltip("\n".join(told)))

    def show_days(self, axis: Axis | None) -> None:
        """Say which days the timeline shows and how to move; None where there is no timeline."""
        if axis is None:
            self._days.setText("")
            return
        first, last = (long_day(to_date(round(end))) for end in (axis.first, axis.first + axis.span))
        self._days.setText(f"{first} – {last} · W/S zoom, A/D pan, F fit, “,” “.” previous/next")

    def _follow(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._show_progress)
        self._running.setText(job.objectName())
        self._progress.setRange(0, 0)
        self._late.start()

    def _show_progress(self, progress: Progress) -> None:
        self._running.setText(progress.label)
        self._progress.setRange(0, progress.total)
        self._progress.setValue(progress.done)

    def _cancel_job(self) -> None:
        if self._job is not None:
            self._running.setText("Cancelling")
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self._late.stop()
        self._show_job(shown=False)

    def _show_job(self, *, shown: bool) -> None:
        for part in (self._running, self._progress, self._cancel):
            part.setVisible(shown)


def _mark_words(marks: Sequence[str]) -> str:
    """What the handling marks of all sources come to, as it is heard and read in the tip."""
    bare = marks.count("")
    none = f" {counted(bare, 'source')} of {len(marks):,} {'bears' if bare == 1 else 'bear'} no mark." if bare else ""
    return f"The narrowest handling mark in this dossier is {mark_words(narrowest(marks))}.{none}"
