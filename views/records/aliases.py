"""Other names of a party or speaker, by which passages mention it."""

from collections.abc import Callable

from models.edits import aliases as edits
from models.queries import Alias, aliases_of
from views.document import Document
from views.entries import unstored
from views.fields import LineField
from views.sub_list import SubAdder, SubList, SubRow


class AliasRow(SubRow[Alias]):
    """One other name."""

    def __init__(self, document: Document, names: Callable[[], list[str]]) -> None:
        super().__init__()
        remove = self.remover("Take this name away", lambda row_id: edits.delete_alias(document.store, row_id))
        self._document, self._names = document, names
        self.name = LineField("Other name", self._read, self._commit)
        self.add_line((self.name, 1), (remove, 0))

    def show_item(self, item: Alias) -> None:
        """Show what is stored."""
        super().show_item(item)
        self.name.show_stored(item.name)

    def _read(self, text: str) -> str:
        return edits.read_alias(text, [name for name in self._names() if name != self.item.name])

    def _commit(self, name: str) -> None:
        edits.set_alias(self._document.store, self.item.id, name, seen={"name": self.item.name})


def alias_list(document: Document, owner: Callable[[], str], own_name: Callable[[], str]) -> SubList[Alias]:
    """The other names of an owner, which is told by its id and its own name."""

    def names() -> list[str]:
        return [own_name(), *(alias.name for alias in aliases_of(document.records, owner()))]

    name = LineField("New other name", lambda text: edits.read_alias(text, names()), unstored)
    name.line.setPlaceholderText("another name, as texts have it")
    adder = SubAdder(lambda: edits.add_alias(document.store, owner(), name.line.text()))
    adder.add_line((name, 1), (adder.button, 0))
    return SubList(
        lambda: aliases_of(document.records, owner()), lambda: AliasRow(document, names), adder, "Other names"
    )
