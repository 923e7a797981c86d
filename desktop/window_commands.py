"""The commands of the window as records, in the order of the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from desktop.actions import Command
from desktop.workspace import VIEWS

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

Key = QKeySequence.StandardKey


def window_commands(window: MainWindow) -> tuple[Command, ...]:
    """All commands; those without a menu are reached otherwise."""
    return (*_file(window), *_edit(window), *_view(window), *_help(window))


def _file(window: MainWindow) -> tuple[Command, ...]:
    files, busy = window.dossiers, window.why_not_open
    return (
        Command("new", "File", "&New dossier…", lambda: files.ask_new(window), (Key.New,), why_not=busy),
        Command("open", "File", "&Open…", lambda: files.ask_open(window), (Key.Open,), why_not=busy),
        Command(
            "sample", "File", "Open the &sample", files.open_sample,
            tip="The Istanbul talks, as your own copy", why_not=busy,
        ),
        Command("fresh", "File", "Open a &fresh copy of the sample", files.open_fresh_sample, why_not=busy),
        Command("import", "File", "&Import folder…", window.import_folder, why_not=window.why_not_edit),
        Command("export", "File", "&Export folder…", window.export_folder, why_not=window.why_not),
        Command("copy", "File", "Save a &copy…", window.save_copy, (Key.SaveAs,), why_not=window.why_not),
        Command(
            "brief", "File", "&Briefing (PDF)…", window.write_briefing, (Key.Print,),
            tip="Write what moved since the last round as PDF", why_not=window.why_not,
        ),
        Command("quit", "File", "&Quit", window.close, (Key.Quit, "Ctrl+Q"), role=QAction.MenuRole.QuitRole),
    )  # fmt: skip


def _edit(window: MainWindow) -> tuple[Command, ...]:
    return (
        Command("undo", "Edit", "&Undo", window.undo, (Key.Undo,), why_not=window.why_not_undo),
        Command("redo", "Edit", "&Redo", window.redo, (Key.Redo,), why_not=window.why_not_redo),
        Command(
            "edit", "Edit", "&Edit statement", window.edit_statement, ("F2",), why_not=window.why_not_edit_statement
        ),
        Command("search", "Edit", "&Search…", window.focus_search, ("Ctrl+K",), why_not=window.why_not),
        Command("filter", "Edit", "&Filter statements…", window.focus_filter, (Key.Find,), why_not=window.why_not),
    )


def _view(window: MainWindow) -> tuple[Command, ...]:
    views = tuple(
        Command(name, "View", f"&{words}", _showing(window, name), (f"Ctrl+{number}",), why_not=window.why_not)
        for number, (name, words) in enumerate(VIEWS, 1)
    )
    return (
        *views,
        Command("fit", "View", "&Fit all days", window.fit_days, ("Ctrl+0",), why_not=window.why_not),
        Command("inspector", "View", "&Inspector", window.toggle_inspector, ("Ctrl+I",), why_not=window.why_not),
        Command("layout", "View", "&Reset layout", window.reset_layout),
    )


def _showing(window: MainWindow, name: str) -> Callable[[], None]:
    def show() -> None:
        window.show_view(name)

    return show


def _help(window: MainWindow) -> tuple[Command, ...]:
    return (
        Command("keys", "Help", "&Keyboard", window.show_keys, ("F1",)),
        Command("about", "Help", "&About Parley", window.show_about, role=QAction.MenuRole.AboutRole),
    )
