"""What cells of a file say only together: the hash of a text, and who made a coding."""

from dataclasses import replace

from models.exchange.layout import ANALYSTS
from models.exchange.part import BAD, Part
from models.exchange.problems import Problem
from models.gathering.cleaning import text_hash
from models.tables import Coding, SourceText


def complete(part: Part, problems: list[Problem]) -> list[Part]:
    """The parts that a file gives rise to, in which every row says all that there is to know of it."""
    if part.sheet.table is SourceText:
        _hash_texts(part, problems)
    if part.sheet.table is Coding:
        return [_analysts(part), part]
    return [part]


def _hash_texts(part: Part, problems: list[Problem]) -> None:
    """Compute the hash of each text, which must be the one that the file gives, if it gives one."""
    column = next(column for column in part.sheet.columns if column.field == "text_hash")
    places, given = part.places(["text"]), part.places([column.name])
    if places is None:
        return
    if given is None:
        # Not an optional column any more, or the dossier would remember it as one that the folder had.
        part.columns = (*part.columns, replace(column, optional=False))
        part.rows = [[*row, ""] for row in part.rows]
    at = len(part.columns) - 1 if given is None else given[0]
    for index, row in enumerate(part.rows):
        computed = text_hash(row[places[0]])
        if row[at] not in ("", BAD, computed):
            accepted = "the text as it was, or an empty cell for a new version of it"
            reason = "is not the SHA-256 of the text, which has been changed"
            problems.append(part.problem(index, column.name, row[at], reason, accepted))
        row[at] = computed


def _analysts(part: Part) -> Part:
    """Whoever made the codings; they are named by code and name, which the cell of the analyst then holds."""
    analysts = Part(ANALYSTS, ANALYSTS.columns, whole=True)
    places = part.places(("analyst", "analyst_name"))
    if places is None:
        return replace(analysts, whole=False)
    at, name_at = places
    for number, row in zip(part.numbers, part.rows, strict=True):
        row[at] = (row[at], row[name_at])
        if row[at] not in analysts.loose:
            analysts.loose.add(row[at])
            analysts.rows.append(list(row[at]))
            analysts.numbers.append(number)
    return analysts
