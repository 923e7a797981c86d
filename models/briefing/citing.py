"""Citations: where a sentence or a row of a table points to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from models.briefing.content import BriefingData, Citation
from models.facts import NONE
from models.snapshot import Snapshot


def cite(snapshot: Snapshot, statements: Iterable[int]) -> tuple[Citation, ...]:
    """The statements at these positions, each once, in the given order; NONE is left out."""
    rows = dict.fromkeys(row for row in statements if row != NONE)
    return tuple(Citation(_source(snapshot, row), row, snapshot.statements.codes[row]) for row in rows)


def cite_sources(sources: Iterable[int]) -> tuple[Citation, ...]:
    """The sources at these positions, each once; NONE is left out."""
    return tuple(Citation(source + 1) for source in dict.fromkeys(sources) if source != NONE)


def _source(snapshot: Snapshot, row: int) -> int:
    return int(snapshot.statements.source[row]) + 1


def only_cited(data: BriefingData) -> BriefingData:
    """The briefing with those sources alone that it cites, numbered in their order without gaps."""
    cited = {one.source for one in _citations(data)}
    kept = [entry for entry in data.sources if entry.number in cited]
    numbers = {entry.number: place for place, entry in enumerate(kept, start=1)}
    renumbered: BriefingData = _renumbered(data, numbers)
    return replace(renumbered, sources=tuple(replace(entry, number=numbers[entry.number]) for entry in kept))


def _citations(value: Any) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _citations(part)
    elif _is_told(value):
        for field in fields(value):
            yield from _citations(getattr(value, field.name))


def _renumbered(value: Any, numbers: Mapping[int, int]) -> Any:
    if isinstance(value, Citation):
        return replace(value, source=numbers.get(value.source, 0))
    if isinstance(value, tuple):
        return tuple(_renumbered(part, numbers) for part in value)
    if _is_told(value):
        return replace(value, **{one.name: _renumbered(getattr(value, one.name), numbers) for one in fields(value)})
    return value


def _is_told(value: Any) -> bool:
    """Whether it is a part of a briefing that may cite: figures of charts do not."""
    return is_dataclass(value) and type(value).__module__ == BriefingData.__module__
