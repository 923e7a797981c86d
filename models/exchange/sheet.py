"""What is to be known of a file of a dossier folder and of its columns."""

from dataclasses import dataclass

from models.exchange.cells import Kind
from models.tables import Row


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file and the field that it fills. `head` is a party's code in columns of heads.

    A column that `spells` out a row of a table fills no field: it has the last part of that row's name, the row being
    the one that `field` names.
    """

    name: str
    field: str
    kind: Kind
    optional: bool = False
    head: str = ""
    spells: type[Row] | None = None

    @property
    def fills(self) -> bool:
        """Whether it gives a field its value by itself."""
        return bool(self.field) and not self.head and self.spells is None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: its columns in the order of an export, and what has to hold between them.

    `key` are the columns that name a row within the folder, for other files to refer to it. `same` are the fields by
    which an import knows a row again that has no code of its own; of several rows of the dossier that share them, the
    folder's first is the dossier's first, and so on.
    """

    file: str
    table: type[Row]
    noun: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    """Columns that bound a range: both are filled or neither is."""
    days: tuple[tuple[str, str], ...] = ()
    """Columns with a first and a last day, either of which may be open."""
    dates: tuple[tuple[str, ...], ...] = ()
    """Columns with a date in EDTF and with its last possible day, and with the day that it was published, if any."""
    apart: tuple[tuple[str, str], ...] = ()
    """Columns that may not name the same row."""
    either: tuple[str, ...] = ()
    """Columns of which exactly one is filled."""
    same: tuple[str, ...] = ()
    optional: bool = False
    """Whether the folder may be without the file, which is written if it holds something."""
    added_last: bool = False
    """Whether new rows come after all that the dossier has: the last row of a source or an issue is its present one."""
    any_head: bool = False
    """Whether heads of delegation are taken on trust, since the parties could not be read."""

    @property
    def stem(self) -> str:
        """The file's name without its ending, by which `Dossier.optional_columns` remembers an optional file."""
        return self.file.removesuffix(".csv")

    def word(self, column: Column) -> str:
        """The column's name in `Dossier.optional_columns`, whose words are parted by blanks."""
        return f"{self.stem}.{column.name}".replace("%", "%25").replace(" ", "%20")
