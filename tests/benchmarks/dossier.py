"""A dossier as large as any, in words of the sample and in Ukrainian, for what is measured on large ones.

Rows are written straight into the file: taken in as edits, a hundred thousand would take longer than all that is
measured on them.
"""

import csv
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

import resources
from models.file.copying import new_file
from models.ids import new_id
from models.record.shape import defaults, tables
from models.words import ACTS, REVIEWS

Row = dict[str, Any]

_STEMS = (
    "нейтралітет", "гарантія", "безпека", "перемовини", "делегація", "україна", "росія", "стамбул", "припинення",
    "вогонь", "військо", "кордон", "домовленість", "президент", "міністр", "заява", "пропозиція", "умова", "вимога",
    "відмова", "підтвердження", "рада", "посередник", "санкція", "коридор", "гуманітарний", "обстріл", "місто",
    "область", "територія", "суверенітет", "членство", "союз", "альянс", "зустріч", "пункт", "проєкт", "документ",
)  # fmt: skip
_ENDINGS = ("", "а", "у", "ом", "ів", "ам", "ами", "ою", "і", "ний", "ного", "ському", "ські")
_SYLLABLES = ("ka", "to", "mi", "re", "lo", "sta", "ven", "dor", "qui", "bra", "shen", "po", "li", "zu")


def build(path: Path, statements: int, texts: int) -> None:
    """Make a dossier of so many statements of some thirty words and so many sources with a text of 10 kB."""
    new_file(path)
    rng = np.random.default_rng(2022)
    words = _vocabulary(rng)
    frequency = 1 / np.arange(1, len(words) + 1)
    frequency /= frequency.sum()

    def prose(count: int) -> str:
        return " ".join(words[at] for at in rng.choice(len(words), count, p=frequency))

    rows = {
        "analyst": [{"code": f"A{at}", "name": f"Analyst {at}"} for at in range(6)],
        "party": [{"code": f"P{at}", "name": f"{words[at]} party".title()} for at in range(30)],
        "issue": [{"code": f"issue-{at}", "title": prose(3).capitalize()} for at in range(100)],
        "source": [
            {"code": f"S{at}", "title": prose(8), "publisher": words[at % 90].title(), "reliability": "ABCDEF"[at % 6]}
            for at in range(texts)
        ],
    }
    ids = {name: [row.setdefault("id", new_id()) for row in listed] for name, listed in rows.items()}
    rows["speaker"] = [
        {"id": new_id(), "code": f"SP{at}", "name": prose(2).title(), "party_id": ids["party"][at % 30], "authority": 2}
        for at in range(300)
    ]
    ids["speaker"] = [row["id"] for row in rows["speaker"]]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for name, listed in rows.items():
            _insert(connection, name, listed)
        _insert(connection, "source_text", _texts(ids["source"], prose))
        _insert(connection, "statement", _statements(ids, rng, prose, statements))
        _record(connection, ids["analyst"])
        connection.execute("COMMIT")


def _vocabulary(rng: np.random.Generator) -> list[str]:
    with resources.path("sample/istanbul-2022/statements.csv").open(encoding="utf-8") as file:
        english = {word.lower() for row in csv.DictReader(file) for word in re.findall(r"[^\W\d]+", row["text"])}
    made_up = {"".join(rng.choice(_SYLLABLES, count)) for count in rng.integers(2, 6, 20_000)}
    words = sorted(english) + [stem + ending for stem in _STEMS for ending in _ENDINGS]
    # The real words are the frequent ones.
    rare = sorted(made_up - english)
    return [words[at] for at in rng.permutation(len(words))] + [rare[at] for at in rng.permutation(len(rare))]


def _texts(sources: list[str], prose: Callable[[int], str]) -> Iterator[Row]:
    for source in sources:
        yield {"source_id": source, "text": prose(1600)[:10_000], "text_hash": "0" * 64}


def _statements(
    ids: dict[str, list[str]], rng: np.random.Generator, prose: Callable[[int], str], count: int
) -> Iterator[Row]:
    days = sorted(rng.integers(0, 1000, count).tolist())
    names = ("party", "speaker", "issue", "source")
    choices = {f"{name}_id": rng.integers(0, len(ids[name]), count).tolist() for name in names}
    acts, grades = rng.integers(0, len(ACTS), count).tolist(), rng.integers(1, 7, count).tolist()
    for at, day in enumerate(days):
        said = (date(2022, 2, 24) + timedelta(days=day)).isoformat()
        yield {
            "code": f"ST{at}", "said_on": said, "published_on": said, "act": str(ACTS[acts[at]]),
            **{f"{name}_id": ids[name][choices[f"{name}_id"][at]] for name in names},
            "text": prose(25), "condition": prose(4) if at % 5 == 0 else "", "note": prose(8) if at % 3 == 0 else "",
            "credibility": grades[at], "review": str(REVIEWS[at % 3]),
        }  # fmt: skip


def _insert(connection: sqlite3.Connection, name: str, rows: Iterable[Row]) -> None:
    usual = defaults(tables()[name])
    for sequence, row in enumerate(rows, 1):
        values = {"id": new_id(), "version": "", **usual, "sequence": sequence, **row}
        columns, marks = ", ".join(f'"{column}"' for column in values), ", ".join("?" * len(values))
        connection.execute(f'INSERT INTO "{name}" ({columns}) VALUES ({marks})', tuple(values.values()))  # noqa: S608


def _record(connection: sqlite3.Connection, analysts: list[str]) -> None:
    """As much of a record as tells who coded each statement."""
    for analyst in analysts:
        values = (f"of {analyst}", analyst, "", "2024-01-01T00:00:00.000000Z", "", "edit", "", "", None, "", analyst)
        connection.execute('INSERT INTO "transaction" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', values)
    connection.execute(
        """
        INSERT INTO change (hash, transaction_id, table_name, row_id, unit, value)
        SELECT s.id, 'of ' || a.id, 'statement', s.id, 'row', '{}'
        FROM statement s JOIN analyst a ON a.sequence = s.sequence % ? + 1
        """,
        (len(analysts),),
    )
