"""How much is taken from the clipboard at once, and the sentences for what is more."""

from models.errors import UserError

MOST_CHARACTERS = 50_000_000
MOST_CELLS = 300_000
MOST_ROWS = 20_000
MOST_COLUMNS = 60

_IN_PARTS = "Copy it in parts, or import a folder of CSV."


def check_length(length: int) -> None:
    """Refuse what is too long to be looked through."""
    if length > MOST_CHARACTERS:
        raise UserError(
            f"The clipboard holds {length:,} characters. Parley takes up to {MOST_CHARACTERS:,} at once. {_IN_PARTS}"
        )


def check_cells(count: int) -> None:
    """Refuse more cells than can be looked through; `count` may be how far they were counted."""
    if count > MOST_CELLS:
        raise UserError(
            f"The clipboard holds a table of more than {MOST_CELLS:,} cells, which is more than Parley takes at once. "
            f"{_IN_PARTS}"
        )


def check_shape(rows: int, columns: int) -> None:
    """Refuse a table that is longer or wider than any of statements."""
    if columns > MOST_COLUMNS:
        raise UserError(
            f"The clipboard holds a table of {columns:,} columns. Parley takes up to {MOST_COLUMNS}: copy those that "
            "belong to statements."
        )
    if rows > MOST_ROWS:
        raise UserError(
            f"The clipboard holds a table of {rows:,} rows. Parley takes up to {MOST_ROWS:,} at once. {_IN_PARTS}"
        )
