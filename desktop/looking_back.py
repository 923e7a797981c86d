"""What the history needs from the other views: which record is chosen, and what is half typed of what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import UserError
from models.telling.fields import field_name
from views.fields import LineField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.workspace import Workspace
    from models.errors import OvertakenError
    from models.telling.names import Key


def record_in_front(workspace: Workspace) -> Key:
    """The record that is chosen in the view in front, else the chosen statement; raises `UserError` where none is."""
    chosen = workspace.selection.statement_id
    if workspace.shown == "dossier":
        if workspace.views.records.chosen_key is not None:
            return workspace.views.records.chosen_key
    elif workspace.shown == "sources" and workspace.sources.source_id:
        return "source", workspace.sources.source_id
    elif chosen is not None:
        return "statement", chosen
    raise UserError("Choose a record first: a statement, a source, or what the view Dossier lists.")


def drop_typed(root: QWidget, error: OvertakenError) -> None:
    """Give up what is half typed of a value about which somebody has decided: the fields show what stands now."""
    name = field_name(error.key[0], error.unit)
    for line in root.findChildren(LineField):
        if line.line.accessibleName() == name:
            line.drop()
    for text in root.findChildren(TextField):
        if text.accessibleName() == name:
            text.drop()
