"""What the user can do with the open dossier, and why not when it cannot be done now."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop import dialogs, long_work
from desktop.dossiers import FILES, Dossiers
from desktop.jobs import Jobs
from desktop.looking_back import record_in_front
from desktop.workspace import Workspace
from models.edits.coding import delete_statement
from models.edits.statements import set_review
from models.merging.merge import Merged
from models.phrases import counted
from models.record.steps import Step, Steps
from models.sources.intake import Offered
from models.store import Store
from models.words import REVIEWS, Review

_NOTHING_OPEN = "No dossier is open."
_READ_ONLY = "This dossier can only be read."
_NEWER = "A newer Parley wrote this dossier: here it can only be read. Update Parley to change it."


class Tasks:
    """Acts on the workspace that is open; `workspace` is None while there is none."""

    def __init__(self, parent: QWidget, dossiers: Dossiers, jobs: Jobs) -> None:
        self._parent, self._dossiers, self._jobs = parent, dossiers, jobs
        self.workspace: Workspace | None = None
        self.steps = Steps(None, None)

    @property
    def store(self) -> Store | None:
        """The store of the open dossier."""
        return None if self.workspace is None else self.workspace.document.store

    def refresh(self) -> None:
        """Look up what undo and redo would do next."""
        self.steps = Steps(None, None) if self.store is None else self.store.steps()
        merged = self._last_merge(self.steps)
        if merged is not None:
            # A merge is no step of this site's own: its steps are those of the others.
            self.steps = replace(self.steps, undo=Step("", f"Merge {merged.name}"))

    def _last_merge(self, steps: Steps) -> Merged | None:
        return None if self.workspace is None else self.workspace.copies.last_merge(steps.undo)

    def undo(self) -> None:
        """Take the last step back; what is half typed is committed before, and so is the step taken back."""
        if self.workspace is not None:
            self.workspace.finish()
            store = self.workspace.document.store
            merged = self._last_merge(store.steps())
            if merged is None:
                store.undo()
            else:
                self.workspace.copies.take_back(merged)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self.store is not None:
            self.store.redo()

    def import_folder(self) -> None:
        """Import a folder of CSV into the open dossier, as one step."""
        store, folder = self.store, self._dossiers.ask_folder(self._parent, "Import folder", "import")
        if store is not None and folder is not None:
            self._jobs.run("Importing", long_work.importing(store, folder), self._news)

    def add_sources(self, text_of: str = "") -> None:
        """Let files be chosen that become sources, or the text of the source of an id."""
        workspace, files = self.workspace, self._dossiers.ask_files(self._parent, "Add sources", "sources")
        if workspace is not None and files:
            workspace.offer([Offered(file) for file in files], text_of)

    def paste_source(self) -> None:
        """Take what was copied for a source, or for the text of the one that is shown."""
        if self.workspace is not None:
            self.workspace.show_view("sources")
            self.workspace.sources.paste()

    def export_folder(self) -> None:
        """Write the open dossier as a folder of CSV."""
        store, folder = self.store, self._dossiers.ask_folder(self._parent, "Export into folder", "export")
        if store is not None and folder is not None:
            self._jobs.run("Exporting", long_work.exporting(store, folder), self._news)

    def save_copy(self) -> None:
        """Write a consistent copy of the open dossier."""
        store = self.store
        if store is None:
            return
        path = self._dossiers.ask_save(self._parent, "Save a copy", "copy", f"{store.path.stem} copy.parley", FILES)
        if path is not None:
            self._jobs.run("Saving a copy", long_work.copying(store, path), self._news)

    def send_copy(self) -> None:
        """Let it be chosen what somebody else is to see, and write a copy that holds nothing besides."""
        # Both need SQLModel, which an ordinary start does without.
        from desktop.send_dialog import SendDialog
        from models.sending.sending import send_copy

        store = self.store
        if store is None:
            return
        dialog = SendDialog(store, self._jobs, self._parent)
        if not dialog.exec():
            return
        path = self._dossiers.ask_save(
            self._parent, "Send a copy", "send", f"{store.path.stem} for others.parley", FILES
        )
        if path is not None:
            self._jobs.run("Writing the copy", send_copy(store, path, dialog.choices), lambda _sifted: self._sent(path))

    def _sent(self, path: Path) -> None:
        self._news(f"{path.name} holds what was chosen, and nothing besides.")

    def give_up_outbox(self) -> None:
        """Let what waits in the outbox go, if that is wanted; a backup keeps it."""
        store = self.store
        waiting = None if store is None else store.waiting
        if store is None or store.outbox is None or store.outbox.copy is None or waiting is None:
            return
        if dialogs.ask_to_give_up(self._parent, counted(len(waiting.steps), "change"), store.path.name):
            store.outbox.give_up()
            self._news("What waited was given up. It is kept in a backup, from which it can be taken back.")

    def merge_copies(self) -> None:
        """Let copies of the open dossier be chosen, and show what they would bring."""
        if self.workspace is not None:
            paths = self._dossiers.ask_files(self._parent, "Copies to merge", "merge", FILES)
            if paths:
                self.workspace.copies.look_at(paths)

    def edit_statement(self) -> None:
        """Open or close the fields of the chosen statement."""
        if self.workspace is not None:
            self.workspace.inspector.edit_statement()

    def code_statement(self) -> None:
        """Begin a statement that is read from no text."""
        if self.workspace is not None:
            self.workspace.side.code(None)

    def show_passage(self) -> None:
        """Show the passage that the chosen statement was read from, or go back from there."""
        if self.workspace is not None:
            self.workspace.toggle_passage()

    def delete_statement(self) -> None:
        """Take the chosen statement out of the dossier; the message that says so can take it back."""
        workspace = self.workspace
        if workspace is None or workspace.selection.statement_id is None:
            return
        statements, chosen = workspace.document.snapshot.statements, workspace.selection.statement_id
        code = statements.codes[statements.position[chosen]]
        delete_statement(workspace.document.store, chosen)
        workspace.way_back.offer(f"{code} was deleted.")

    def mark_reviewed(self) -> None:
        """Say that the coding of the chosen statement has been looked at; the message that says so can take it back."""
        workspace = self.workspace
        if workspace is None or workspace.selection.statement_id is None:
            return
        statements, chosen = workspace.document.snapshot.statements, workspace.selection.statement_id
        at = statements.position[chosen]
        before = REVIEWS[statements.review[at]]
        if before == Review.REVIEWED:
            workspace.messages.show_news(f"{statements.codes[at]} is reviewed already.")
            return
        set_review(workspace.document.store, chosen, Review.REVIEWED, seen={"review": before})
        workspace.way_back.offer(f"{statements.codes[at]} is reviewed.")

    def paste_statements(self) -> None:
        """Look at the table on the clipboard in the register."""
        if self.workspace is not None:
            self.workspace.show_view("statements")
            self.workspace.register.desk.paste()

    def fill_down(self) -> None:
        """Give the selected rows of the register what the top one says in the current column."""
        if self.workspace is not None:
            self.workspace.show_view("statements")
            self.workspace.register.desk.fill_down()

    def replace_words(self) -> None:
        """Find and replace in the register."""
        if self.workspace is not None:
            self.workspace.show_view("statements")
            self.workspace.register.desk.replace()

    def show_history(self) -> None:
        """Show what became of the record that is chosen."""
        if self.workspace is not None:
            self.workspace.show_history(*record_in_front(self.workspace))

    def focus_search(self) -> None:
        """Let the next words typed be searched for."""
        if self.workspace is not None:
            self.workspace.top.search.focus_search()

    def focus_filter(self) -> None:
        """Let the next words typed filter the register."""
        if self.workspace is not None:
            self.workspace.show_view("statements")
            self.workspace.register.focus_filter()

    def show_view(self, name: str) -> None:
        """Bring a view to the front."""
        if self.workspace is not None:
            self.workspace.show_view(name)

    def fit_days(self) -> None:
        """Show all days on the timeline."""
        if self.workspace is not None:
            self.workspace.timeline.fit()

    def show_doubts(self) -> None:
        """Show what is contested, stale and silent under the timeline."""
        if self.workspace is not None:
            self.workspace.show_view("timeline")
            self.workspace.views.timeline_page.show_doubts()

    def why_not(self) -> str:
        """Why nothing can be done with a dossier now, "" when it can."""
        return "" if self.workspace is not None else _NOTHING_OPEN

    def why_not_open(self) -> str:
        """Why no other dossier can be opened now."""
        return "Something else is still running." if self._jobs.current is not None else ""

    def why_not_edit(self) -> str:
        """Why the dossier cannot be changed now."""
        store = self.store
        protected = _NEWER if store is not None and store.is_of_newer else _READ_ONLY
        read_only = protected if store is not None and store.is_read_only else ""
        return self.why_not() or self.why_not_open() or read_only or (store.looking_back if store is not None else "")

    def why_not_undo(self) -> str:
        """Why nothing can be taken back now."""
        return self.why_not_edit() or ("" if self.steps.undo else "Nothing was changed yet.")

    def why_not_redo(self) -> str:
        """Why nothing can be done again now."""
        return self.why_not_edit() or ("" if self.steps.redo else "Nothing was taken back.")

    def why_not_passage(self) -> str:
        """Why no passage can be shown now."""
        chosen = self.workspace is not None and self.workspace.selection.statement_id is not None
        return self.why_not() or ("" if chosen else "Choose a statement first.")

    def why_not_edit_statement(self) -> str:
        """Why no statement can be edited now."""
        chosen = self.workspace is not None and self.workspace.selection.statement_id is not None
        return self.why_not_edit() or ("" if chosen else "Choose a statement first.")

    def _news(self, sentence: str) -> None:
        if self.workspace is not None:
            self.workspace.messages.show_news(sentence)
