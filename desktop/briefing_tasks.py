"""What the user can do about briefings: write one, and remember that one was given out."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop import dialogs, long_work
from desktop.dossiers import BRIEFINGS, PICTURES, Dossiers
from desktop.house_style import HouseStyle
from desktop.jobs import Jobs
from desktop.tasks import Tasks
from desktop.workspace import Workspace
from models.analysis.compared import BEFORE_ALL_ROUNDS, chosen_rounds
from models.analysis.reading import Reading
from models.briefing.specification import Specification
from models.edits.briefings import mark_given_out
from views.labels import long_day


def _quick(workspace: Workspace) -> Specification:
    """The full briefing on the two rounds that the window compares."""
    rounds = workspace.document.snapshot.rounds
    earlier, later = (at if at in (None, BEFORE_ALL_ROUNDS) else rounds[at].number for at in workspace.compared())
    return Specification(earlier=earlier, later=later)


class BriefingTasks:
    """Acts on the workspace that is open; does nothing while there is none."""

    def __init__(self, parent: QWidget, tasks: Tasks, dossiers: Dossiers, jobs: Jobs, style: HouseStyle) -> None:
        self._parent, self._tasks, self._dossiers, self._jobs, self._style = parent, tasks, dossiers, jobs, style

    def write(self) -> None:
        """Write the full briefing on the two rounds compared, in the form that the file's name asks for."""
        workspace = self._tasks.workspace
        if workspace is None:
            return
        path = self._ask(workspace, "Briefing", "briefing", BRIEFINGS)
        if path is not None:
            workspace.finish()
            self._write(workspace, path, _quick(workspace), workspace.document.reading)

    def export(self, wanted: Specification) -> None:
        """Write a briefing as it was composed, in the form that the file's name asks for."""
        workspace = self._tasks.workspace
        if workspace is None:
            return
        path = self._ask(workspace, "Export briefing", wanted.kind, f"{BRIEFINGS};;{PICTURES}")
        if path is not None:
            workspace.finish()
            self._write(workspace, path, wanted, None)

    def mark_given_out(self) -> None:
        """Remember that the briefing as it would be written now was given out; the message can take it back."""
        workspace = self._tasks.workspace
        if workspace is None:
            return
        document, numbers = workspace.document, [one.number for one in workspace.document.snapshot.rounds]
        day = document.reading.known or date.today()  # noqa: DTZ011 - the day where the analyst sits
        earlier, later = chosen_rounds(document.snapshot, *workspace.compared())
        compared = tuple(None if place is None else numbers[place] for place in (earlier, later))
        title = f"Briefing of {long_day(day)}"
        mark_given_out(document.store, title, day, (compared[0], compared[1]), document.reading.name)
        workspace.way_back.offer(f"“{title}” is marked as given out.")

    def _ask(self, workspace: Workspace, title: str, what: str, kinds: str) -> Path | None:
        name = f"{workspace.document.store.path.stem}-{what}.pdf"
        return self._dossiers.ask_save(self._parent, title, "briefing", name, kinds)

    def _write(self, workspace: Workspace, path: Path, wanted: Specification, reading: Reading | None) -> None:
        work = long_work.briefing(workspace.document.store, path, wanted, reading, self._style.read())
        self._jobs.run("Writing the briefing", work, lambda sentence: self._written(sentence, path))

    def _written(self, sentence: str, path: Path) -> None:
        workspace = self._tasks.workspace
        if workspace is not None:
            workspace.messages.show_news(sentence, "Open it", lambda: dialogs.open_outside(path))
