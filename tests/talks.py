"""A small dossier in a file: two parties with a speaker each, an issue, a source, a round and statements."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.ids import new_id
from models.record.shape import columns, tables
from models.record.writing import Writing
from models.store import Store
from models.tables import Dossier, Issue, Party, Round, Source, Speaker, Statement
from models.words import Act

Tables = dict[str, dict[str, dict[str, Any]]]
"""Rows by table name and id, as raw values."""


@dataclass
class Talks:
    """The ids of what `add_talks` made."""

    ua: str = field(default_factory=new_id)
    ru: str = field(default_factory=new_id)
    zelenskyy: str = field(default_factory=new_id)
    lavrov: str = field(default_factory=new_id)
    neutrality: str = field(default_factory=new_id)
    source: str = field(default_factory=new_id)
    round: str = field(default_factory=new_id)
    first: str = field(default_factory=new_id)
    second: str = field(default_factory=new_id)


def add_talks(store: Store, kind: str = "founding") -> Talks:
    """Fill a dossier in one write, which is no step of undo unless told otherwise."""
    made = Talks()
    with store.write("Begin talks", kind=kind) as writing:
        _add_sides(writing, made)
        writing.add(
            Issue(id=made.neutrality, code="neutrality", title="Neutrality", low_pole="NATO", high_pole="neutral")
        )
        writing.add(Source(id=made.source, code="S1", publisher="Agency", reliability="B"))
        days = {"start": date(2022, 3, 29), "end": date(2022, 3, 30)}
        writing.add(Round(id=made.round, number=1, label="Istanbul", **days))
        writing.add(statement(made, id=made.first, code="ST001"))
        writing.add(statement(made, id=made.second, code="ST002", sequence=2, low=60.0, high=80.0))
    return made


def _add_sides(writing: Writing, made: Talks) -> None:
    writing.add(Dossier(title="Talks"))
    writing.add(Party(id=made.ua, code="UA", name="Ukraine", role="principal", sequence=1))
    writing.add(Party(id=made.ru, code="RU", name="Russia", role="principal", sequence=2))
    writing.add(Speaker(id=made.zelenskyy, code="ZEL", name="Volodymyr Zelenskyy", party_id=made.ua, authority=1))
    writing.add(Speaker(id=made.lavrov, code="LAV", name="Sergey Lavrov", party_id=made.ru, authority=2))


def statement(made: Talks, **values: Any) -> Statement:
    """A statement of Ukraine, with whatever is told of it."""
    usual = {
        "code": "ST", "sequence": 1, "said_on": date(2022, 3, 21), "published_on": date(2022, 3, 22), "act": Act.OFFER,
        "party_id": made.ua, "speaker_id": made.zelenskyy, "issue_id": made.neutrality, "source_id": made.source,
        "credibility": 2, "low": 40.0, "high": 55.0, "text": "Neutrality for guarantees",
    }  # fmt: skip
    return Statement(**{**usual, **values})


def all_tables(store: Store) -> Tables:
    """All facts as they are in the file, versions left out, since undo does not bring those back."""
    return {name: rows_of(store, name) for name in tables()}


def rows_of(store: Store, name: str, without: tuple[str, ...] = ("version",)) -> dict[str, dict[str, Any]]:
    """The rows of a table by id, as raw values."""
    names = [column for column in columns(tables()[name]) if column not in without]
    listed = ", ".join(f'"{column}"' for column in names)
    found = store.columns(f'SELECT {listed} FROM "{name}"')  # noqa: S608 - our own names
    return {row[0]: dict(zip(names, row, strict=True)) for row in found}


def value_of(store: Store, table: str, row_id: str, name: str) -> Any:
    """One field as it is in the file."""
    return store.columns(f'SELECT "{name}" FROM "{table}" WHERE id = ?', row_id)[0][0]  # noqa: S608 - our own names
