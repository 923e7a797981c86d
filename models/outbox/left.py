"""What waits in the outbox of a file for whoever opens the file without it, as commands do."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from models.errors import UserError
from models.file.connection import connect, told
from models.outbox.working_copy import Outboxes, WorkingCopy
from models.phrases import counted


def waiting_words(path: Path, folders: Outboxes) -> str:
    """What was changed here and is not in a file yet, as a sentence; "" where nothing waits."""
    copy = folders.of(path)
    steps = None if copy is None else _steps(copy)
    if copy is None or (steps == 0 and not copy.note.exchanged):
        return ""
    what, they = "What you changed may wait in the outbox, and is not in this then", "it goes"
    if steps:
        one = steps == 1
        what = f"{counted(steps, 'change')} of yours {'waits' if one else 'wait'} in the outbox and "
        what, they = f"{what}{'is' if one else 'are'} not in this", "it goes" if one else "they go"
    return f"{what}. Open {path.name} in a window, and {they} there."


def _steps(copy: WorkingCopy) -> int | None:
    """How many wait, None where the working copy cannot be read."""
    try:
        with told(copy.file), closing(connect(copy.file, write=False)) as connection:

            def columns(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
                return connection.execute(sql, parameters).fetchall()

            return len(copy.waiting(columns))
    except (UserError, sqlite3.Error):
        return None
