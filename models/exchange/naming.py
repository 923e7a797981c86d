"""How a folder names the rows of a dossier that others refer to, in both directions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from models.exchange.sheet import Sheet
from models.tables import Analyst, Package, Round, Row, Scale, SourceText

Read: TypeAlias = Callable[[str], Iterable[Any]]
"""Runs a reading statement and gives its rows."""

Name: TypeAlias = Any
"""A code, the number of a round, a title, or two parts: (issue, version), (source, version), (code, name)."""

_FIRST = {Scale: 2, SourceText: 1}


def named_rows(sheet: Sheet, read: Read) -> Iterator[tuple[str, Name]]:
    """The ids of a table's rows with the names that a folder gives them, in the dossier's order."""
    table = sheet.table
    if table is Scale or table is SourceText:
        return _versions(table, read)
    if table is Package:
        return _packages(read)
    if table is Analyst:
        return ((row_id, (code, name)) for row_id, code, name in read(_select("analyst", "code, name")))
    key = "number" if table is Round else "code"
    return ((row_id, name) for row_id, name in read(_select(str(table.__tablename__), key)))


def has_names(sheet: Sheet) -> bool:
    """Whether other rows can refer to rows of a file by name."""
    return len(sheet.key) == 1 or sheet.table in (Scale, SourceText, Analyst)


def told_apart(titles: Iterable[str]) -> list[str]:
    """Names by which things can be told apart that may have the same title, or none: the second is `title [2]`."""
    wanted = list(titles)
    taken, times, names = {"", *wanted}, Counter[str](), []
    for title in wanted:
        times[title] += 1
        name = title
        while (times[title] > 1 and name in taken) or not name:
            name = f"{title} [{times[title]}]".lstrip()
            times[title] += name in taken
        taken.add(name)
        names.append(name)
    return names


def _select(table: str, fields: str) -> str:
    return f'SELECT id, {fields} FROM "{table}" ORDER BY sequence, id'  # noqa: S608 - our own names


def _packages(read: Read) -> Iterator[tuple[str, Name]]:
    rows = [tuple(row) for row in read(_select("package", "title"))]
    return zip((row[0] for row in rows), told_apart(row[1] for row in rows), strict=True)


def _versions(table: type[Row], read: Read) -> Iterator[tuple[str, Name]]:
    owner = "issue" if table is Scale else "source"
    name = str(table.__tablename__)
    numbers = Counter[str]()
    sql = (
        f"SELECT one.id, one.{owner}_id, coalesce(owner.code, one.{owner}_id) FROM {name} one "  # noqa: S608 - our own names
        f"LEFT JOIN {owner} owner ON owner.id = one.{owner}_id ORDER BY one.sequence, one.id"
    )
    for row_id, owner_id, code in read(sql):
        yield row_id, (code, _FIRST[table] + numbers[owner_id])
        numbers[owner_id] += 1
