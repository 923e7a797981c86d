"""Some statements as if they were all, so that what is defined on columns can be asked of a few."""

from typing import Any

from models.snapshot import Ints, Statements


class Part(Statements):
    """The columns of the statements at these positions, taken out of the whole when first used.

    What a column refers to keeps its place in the whole.
    """

    def __init__(self, whole: Statements, rows: Ints) -> None:
        vars(self).update(_whole=whole, _rows=rows)

    def __len__(self) -> int:
        return len(vars(self)["_rows"])

    def __getattr__(self, name: str) -> Any:
        whole, rows = getattr(vars(self)["_whole"], name), vars(self)["_rows"]
        if name in {"own", "met"}:
            found: Any = {at: whole[row] for at, row in enumerate(rows.tolist()) if row in whole} if len(whole) else {}
        else:
            found = whole[rows]
        vars(self)[name] = found
        return found
