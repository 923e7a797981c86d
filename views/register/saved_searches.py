"""The searches kept in the dossier: a menu to take one up, to save what is shown, to rename and to delete."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.edits.searches import NEEDS_TITLE, delete_search, rename_search, save_search
from models.find.query import Query, read_query
from models.queries import SavedSearch, saved_searches
from views.document import Document
from views.menu_button import MenuButton
from views.plain import one_line
from views.theme import Theme
from views.title_field import TitleField


class SavedSearches(QWidget):
    """`query` tells what is shown now, `words` how it may be called. The field for a title stands open while needed."""

    taken_up = Signal(object)
    """The `Query` of the search that was chosen."""

    def __init__(self, document: Document, query: Callable[[], Query], words: Callable[[], str]) -> None:
        super().__init__()
        self._document, self._query, self._words = document, query, words
        self._named = ""
        self.button = MenuButton("Saved searches")
        self.title = TitleField("Title of the search", NEEDS_TITLE, self._rename)
        self.button.setText("Saved searches")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.button)
        self.button.options.aboutToShow.connect(self._fill)
        self.title.put_away.connect(self._show_button)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.title.set_theme(theme)

    def _fill(self) -> None:
        menu, kept, now = self.button.options, saved_searches(self._document.store), self._query()
        menu.clear()
        for one in kept:
            menu.addAction(_escaped(one.title), partial(self._take_up, one))
        if not kept:
            menu.addAction("No search is saved yet").setEnabled(False)
        menu.addSeparator()
        same = next((one for one in kept if one.query == now.as_json()), None)
        may_write = not self._document.store.is_read_only
        if same is None:
            menu.addAction("Save this search", self._save).setEnabled(may_write and not now.is_empty)
        else:
            menu.addAction(f"Rename “{_escaped(same.title)}”…", lambda: self._name(same)).setEnabled(may_write)
            delete = menu.addAction(
                f"Delete “{_escaped(same.title)}”", lambda: delete_search(self._document.store, same.id)
            )
            delete.setEnabled(may_write)

    def _take_up(self, kept: SavedSearch) -> None:
        self.taken_up.emit(read_query(kept.query))

    def _save(self) -> None:
        title = self._words()
        key = save_search(self._document.store, title, self._query())
        self._name(next(one for one in saved_searches(self._document.store) if one.id == key))

    def _name(self, kept: SavedSearch) -> None:
        self._named = kept.id
        # There is not room for both in a narrow window.
        self.button.hide()
        self.title.ask(kept.title)

    def _rename(self, title: str) -> None:
        before = next(one.title for one in saved_searches(self._document.store) if one.id == self._named)
        rename_search(self._document.store, self._named, title, seen={"title": before})

    def _show_button(self, by_escape: bool) -> None:
        self.button.show()
        if by_escape:
            self.button.setFocus()


def _escaped(title: str) -> str:
    return one_line(title).replace("&", "&&")
