"""The commands of the window as records, in the order of the menus."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from desktop.actions import Command
from desktop.briefing_tasks import BriefingTasks
from desktop.dossier_views import VIEWS
from desktop.dossiers import Dossiers
from desktop.tasks import Tasks
from desktop.team_tasks import TeamTasks

Key = QKeySequence.StandardKey

_LETTERS = {"sharing": "Sharin&g", "sources": "S&ources", "agreement": "Agr&eement", "briefing": "&Briefing"}
"""Views whose first letter is another one's in the menu."""


@dataclass(frozen=True, slots=True)
class FrameTasks:
    """What can be done with the window itself."""

    close: Callable[[], object]
    show_inspector: Callable[[], object]
    toggle_inspector: Callable[[], object]
    reset_layout: Callable[[], object]
    show_keys: Callable[[], object]
    show_about: Callable[[], object]
    ask_new: Callable[[], object]
    ask_open: Callable[[], object]
    ask_server: Callable[[], object]
    ask_salvage: Callable[[], object]


def window_commands(
    tasks: Tasks, briefings: BriefingTasks, team: TeamTasks, files: Dossiers, frame: FrameTasks
) -> tuple[Command, ...]:
    """All commands."""
    return (*_file(tasks, briefings, team, files, frame), *_edit(tasks, frame), *_view(tasks, frame), *_help(frame))


def _file(
    tasks: Tasks, briefings: BriefingTasks, team: TeamTasks, files: Dossiers, frame: FrameTasks
) -> tuple[Command, ...]:
    busy = tasks.why_not_open
    return (
        Command("new", "File", "&New dossier…", frame.ask_new, (Key.New,), why_not=busy),
        Command("open", "File", "&Open…", frame.ask_open, (Key.Open,), why_not=busy),
        Command(
            "open_server", "File", "Open from ser&ver…", frame.ask_server,
            tip="A dossier that a team keeps on a PostgreSQL server", why_not=busy,
        ),
        Command(
            "open_folder", "File", "Open &team folder…", team.open_folder,
            tip="A dossier that others share through a folder", why_not=busy,
        ),
        Command(
            "sample", "File", "Open the &sample", files.open_sample,
            tip="The Istanbul talks, as your own copy", why_not=busy,
        ),
        Command("fresh", "File", "Open a &fresh copy of the sample", files.open_fresh_sample, why_not=busy),
        Command(
            "add_sources", "File", "&Add sources…", tasks.add_sources, ("Ctrl+Shift+A",),
            tip="Texts, pages, PDF and Word documents to be read and coded", why_not=tasks.why_not_edit,
        ),
        Command(
            "paste_source", "File", "Add source from cli&pboard", tasks.paste_source, ("Ctrl+Shift+V",),
            tip="Part of a page, or any text that was copied", why_not=tasks.why_not_edit,
        ),
        Command("import", "File", "&Import folder…", tasks.import_folder, why_not=tasks.why_not_edit),
        Command(
            "merge", "File", "Mer&ge copies…", tasks.merge_copies,
            tip="Take in what other copies of this dossier have; it is shown before anything changes",
            why_not=tasks.why_not_edit,
        ),
        Command(
            "share", "File", "S&hare through a folder…", team.share,
            tip="For a folder that a service synchronises, or a share", why_not=team.why_not_share,
        ),
        Command("export", "File", "&Export folder…", tasks.export_folder, why_not=tasks.why_not),
        Command("copy", "File", "Save a &copy…", tasks.save_copy, (Key.SaveAs,), why_not=tasks.why_not),
        Command(
            "send", "File", "Sen&d a copy…", tasks.send_copy,
            tip="For somebody who is not to see all of it: without drafts, notes, names or history",
            why_not=tasks.why_not,
        ),
        Command(
            "salvage", "File", "Sa&lvage a damaged dossier…", frame.ask_salvage,
            tip="Save what is left of a file that cannot be opened into a new one", why_not=busy,
        ),
        Command(
            "brief", "File", "&Briefing (PDF)…", briefings.write, (Key.Print,),
            tip="Write what moved since the last round as PDF", why_not=tasks.why_not,
        ),
        Command(
            "given_out", "File", "&Mark briefing as given out", briefings.mark_given_out,
            tip="Movement can then show what moved since", why_not=tasks.why_not_edit,
        ),
        Command("quit", "File", "&Quit", frame.close, (Key.Quit, "Ctrl+Q"), role=QAction.MenuRole.QuitRole),
    )  # fmt: skip


def _edit(tasks: Tasks, frame: FrameTasks) -> tuple[Command, ...]:
    why_not = tasks.why_not_edit_statement

    def edit() -> None:
        frame.show_inspector()
        tasks.edit_statement()

    return (
        Command("undo", "Edit", "&Undo", tasks.undo, (Key.Undo,), why_not=tasks.why_not_undo),
        Command("redo", "Edit", "&Redo", tasks.redo, (Key.Redo,), why_not=tasks.why_not_redo),
        Command(
            "code", "Edit", "&New statement…", tasks.code_statement, ("Ctrl+Shift+N",),
            tip="Code a statement that is read from no text", why_not=tasks.why_not_edit,
        ),
        Command("edit", "Edit", "&Edit statement", edit, ("F2",), why_not=why_not),
        Command(
            "passage", "Edit", "Show in the &text", tasks.show_passage, ("Ctrl+T",),
            tip="Read the statement where it was said; once more leads back", why_not=tasks.why_not_passage,
        ),
        Command(
            "reviewed", "Edit", "&Mark reviewed", tasks.mark_reviewed, ("Ctrl+Shift+R",),
            tip="Say that the coding of the chosen statement has been looked at", why_not=why_not,
        ),
        Command("delete", "Edit", "&Delete statement", tasks.delete_statement, ("Ctrl+Del",), why_not=why_not),
        Command(
            "paste", "Edit", "&Paste statements…", tasks.paste_statements,
            tip="Look at copied rows of a spreadsheet before they are added; in the statements, Ctrl+V",
            why_not=tasks.why_not_edit,
        ),
        Command(
            "fill", "Edit", "Fill do&wn", tasks.fill_down, ("Ctrl+D",),
            tip="Give the selected statements what the top one says in the current column", why_not=tasks.why_not_edit,
        ),
        Command(
            "replace", "Edit", "Find and rep&lace…", tasks.replace_words, ("Ctrl+Shift+F",),
            tip="In the words of the selected statements, or of all that are shown", why_not=tasks.why_not_edit,
        ),
        Command(
            "record_history", "Edit", "&History of this record…", tasks.show_history, ("Ctrl+H",),
            tip="Who changed what, when and why", why_not=tasks.why_not,
        ),
        Command("search", "Edit", "&Search…", tasks.focus_search, ("Ctrl+K",), why_not=tasks.why_not),
        Command("filter", "Edit", "&Filter statements…", tasks.focus_filter, (Key.Find,), why_not=tasks.why_not),
    )  # fmt: skip


def _view(tasks: Tasks, frame: FrameTasks) -> tuple[Command, ...]:
    views = tuple(
        Command(
            name,
            "View",
            _LETTERS.get(name, f"&{words}"),
            _showing(tasks, name),
            (f"Ctrl+{number}",) if number < 10 else ("Ctrl+Shift+B",),
            why_not=tasks.why_not,
        )
        for number, (name, words) in enumerate(VIEWS, 1)
    )
    return (
        *views,
        Command("fit", "View", "&Fit all days", tasks.fit_days, ("Ctrl+0",), why_not=tasks.why_not),
        Command(
            "doubts",
            "View",
            "&Contested, stale and silent",
            tasks.show_doubts,
            tip="List the positions to look at twice under the timeline",
            why_not=tasks.why_not,
        ),
        Command("inspector", "View", "&Inspector", frame.toggle_inspector, ("Ctrl+I",), why_not=tasks.why_not),
        Command("layout", "View", "Reset &layout", frame.reset_layout),
    )


def _help(frame: FrameTasks) -> tuple[Command, ...]:
    return (
        Command("keys", "Help", "&Keyboard", frame.show_keys, ("F1",)),
        Command("about", "Help", "&About Parley", frame.show_about, role=QAction.MenuRole.AboutRole),
    )


def _showing(tasks: Tasks, name: str) -> Callable[[], None]:
    def show() -> None:
        tasks.show_view(name)

    return show
