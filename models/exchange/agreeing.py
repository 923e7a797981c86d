"""What has to agree within the rows of a folder: ranges, days, dates, and what a row names or quotes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from models.dates.columns import last_possible
from models.dates.edtf import read_edtf
from models.exchange.layout import DOSSIER
from models.exchange.part import BAD, Part
from models.exchange.problems import Problem, shown
from models.tables import Excerpt, Scale, SourceText


def disagreements(part: Part, parts: Sequence[Part]) -> Iterator[Problem]:
    """All problems within the rows of a file; `parts` are all files that are there."""
    for first, last in part.sheet.pairs:
        yield from _halves(part, first, last)
        yield from _backwards(part, first, last)
    for first, last in part.sheet.days:
        yield from _backwards(part, first, last)
    for names in part.sheet.dates:
        yield from _dates(part, *names)
    for one, other in part.sheet.apart:
        yield from _twice(part, one, other)
    if part.sheet.either:
        yield from _neither(part)
    yield from _scales(part)
    yield from _versions(part)
    if part.sheet.table is Excerpt:
        yield from _quotes(part, parts)
    if part.sheet is DOSSIER:
        yield from (part.problem(index, None, None, "a dossier has one row", "") for index in range(1, len(part.rows)))


def _rows(part: Part, *names: str) -> Iterator[tuple[int, list[Any]]]:
    """Each row's place with its values in these columns, without rows in which one was refused; none without them."""
    places = part.places(names)
    for index, row in enumerate(part.rows if places else ()):
        values = [row[place] for place in places or ()]
        if BAD not in values:
            yield index, values


def _write(part: Part, name: str) -> Callable[[Any], str]:
    return next(column.kind.write for column in part.sheet.columns if column.name == name)


def _halves(part: Part, low: str, high: str) -> Iterator[Problem]:
    optional = {column.name for column in part.sheet.columns if column.optional}
    there = [column.name for column in part.columns if column.name in (low, high)]
    if len(there) == 1 and optional >= {low, high}:
        missing = high if there == [low] else low
        yield Problem(part.sheet.file, 1, missing, None, "the column is missing", f"{low} and {high} together")
    write = _write(part, low)
    for index, (first, last) in _rows(part, low, high):
        if (first is None) != (last is None):
            empty, other, value = (low, high, last) if first is None else (high, low, first)
            reason = f"is empty while {other} is {shown(write(value))}"
            yield part.problem(index, empty, "", reason, f"{low} and {high} together, or neither")


def _backwards(part: Part, low: str, high: str) -> Iterator[Problem]:
    write = _write(part, low)
    for index, (first, last) in _rows(part, low, high):
        if first is not None and last is not None and first > last:
            word = "after" if isinstance(first, str) else "above"
            reason = f"is {word} {high} {shown(write(last))}"
            yield part.problem(index, low, write(first), reason, f"{low} not {word} {high}")


def _dates(part: Part, name: str, day_name: str, *published_name: str) -> Iterator[Problem]:
    for index, (text, day, *published) in _rows(part, name, day_name, *published_name):
        if not text:
            continue
        moment = read_edtf(text)
        limits = [None, *map(date.fromisoformat, filter(None, published))]
        last = [last_possible(moment, limit) for limit in limits]
        if day is None or date.fromisoformat(day) not in last:
            reason = f"has {last[-1]} as its last possible day" if last[-1] else "has no last possible day"
            reason += f", while {day_name} is {shown(day) if day else 'empty'}"
            accepted = f"a date in EDTF with its last possible day in {day_name}"
            yield part.problem(index, name, text, reason, accepted)


def _twice(part: Part, one: str, other: str) -> Iterator[Problem]:
    for index, (first, second) in _rows(part, one, other):
        if first == second:
            yield part.problem(index, other, _write(part, other)(second), f"is the {one} itself", f"another {one}")


def _neither(part: Part) -> Iterator[Problem]:
    names = part.sheet.either
    for index, values in _rows(part, *names):
        filled = [name for name, value in zip(names, values, strict=True) if value is not None]
        if len(filled) != 1:
            written = "" if not filled else _write(part, filled[-1])(values[names.index(filled[-1])])
            reason = f"stands beside a {filled[0]}" if filled else f"is empty, and so is {names[-1]}"
            column = filled[-1] if filled else names[0]
            yield part.problem(index, column, written, reason, f"one of {' and '.join(names)}")


def _scales(part: Part) -> Iterator[Problem]:
    """Ranges on a scale of another issue than their own."""
    for column in part.columns:
        if column.kind.refers is not Scale:
            continue
        for index, (issue, scale) in _rows(part, "issue", column.name):
            if scale is not None and scale[0] != issue:
                reason = f"is not a scale of {shown(issue)}" if issue else "stands without an issue"
                yield part.problem(index, column.name, column.kind.write(scale), reason, column.kind.accepted)


def _versions(part: Part) -> Iterator[Problem]:
    """Versions that do not follow one another: the last row is the present one, whatever its number."""
    if "version" not in part.sheet.key:
        return
    last: dict[str, int] = {}
    for index, (owner, version) in _rows(part, *part.sheet.key):
        before = last.get(owner, version)
        last[owner] = max(before, version)
        if version < before:
            accepted = f"the {part.sheet.noun}s of each {part.sheet.key[0]} in the order of their versions"
            yield part.problem(index, "version", str(version), f"comes after version {before}", accepted)


def _quotes(part: Part, parts: Sequence[Part]) -> Iterator[Problem]:
    """Excerpts that do not stand where they say in texts of the folder."""
    texts = {}
    for texts_part in (one for one in parts if one.sheet.table is SourceText):
        at = texts_part.places(["text"]) or [0]
        texts = {key: row[at[0]] for key, row in zip(texts_part.row_keys(), texts_part.rows, strict=False)}
    write = _write(part, "text")
    for index, (key, start, quote) in _rows(part, "text", "start", "quote"):
        if key in texts and not texts[key].startswith(quote, start):
            reason = f"is not where the quote stands in {shown(write(key))}"
            yield part.problem(index, "start", str(start), reason, "how many characters stand before the quote")
