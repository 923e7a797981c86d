"""Checks a dossier through and through: the file, its record, its tables, and what they say of each other."""

from datetime import UTC, datetime, timedelta

from models.checking.circles import circle_findings
from models.checking.days import day_findings
from models.checking.findings import Columns, Finding, Kind, row_name
from models.checking.scales import scale_findings
from models.checking.texts import text_findings
from models.file.schema import SCHEMA_SQL, VERSION, strangers
from models.references import REFERENCES
from models.store import Store

_MOST_DAMAGE = 20
_AHEAD = timedelta(minutes=5)

_CODED = {
    **dict.fromkeys(
        ("analyst", "party", "speaker", "issue", "source", "statement", "event", "assessment", "outcome", "dispute"),
        "code",
    ),
    "round": "number",
}


def check(store: Store) -> list[Finding]:
    """All that is wrong with a dossier, from one state of it; empty for a sound one.

    A file that SQLite finds damaged, or whose schema is strange, is not looked into any further.
    """
    from models.record.comparing import findings

    with store.one_state():
        unsound = [*_damage(store.columns), *_strangers(store.columns)]
        if unsound:
            return unsound
        return [
            *findings(store.columns),
            *_same_codes(store.columns),
            *_lost_references(store.columns),
            *_loose_links(store.columns),
            *_foreign_speakers(store.columns),
            *circle_findings(store.columns),
            *scale_findings(store.columns),
            *text_findings(store.columns),
            *day_findings(store.columns),
            *_clocks(store.columns),
        ]


def _damage(columns: Columns) -> list[Finding]:
    said = [row[0] for row in columns(f"PRAGMA integrity_check({_MOST_DAMAGE})")]
    return [Finding(Kind.DAMAGE, None, f"The file is damaged: {one}.") for one in said if one != "ok"]


def _strangers(columns: Columns) -> list[Finding]:
    ((version,),) = columns("PRAGMA user_version")
    odd = strangers(((name, kind, sql) for name, kind, sql in columns(SCHEMA_SQL)), later=version > VERSION)
    return [Finding(Kind.STRANGER, None, f"The file is not as a dossier should be: {one}.") for one in odd]


def _same_codes(columns: Columns) -> list[Finding]:
    found = []
    for table, code in _CODED.items():
        rows = columns(f"SELECT {code}, count(*), min(id) FROM {table} GROUP BY {code} HAVING count(*) > 1")  # noqa: S608
        for value, times, row_id in rows:
            found.append(Finding(Kind.CODE, (table, row_id), f"The {code} {value} stands for {times} rows of {table}."))
    return found


def _lost_references(columns: Columns) -> list[Finding]:
    found = []
    for one in REFERENCES:
        there = " UNION ALL ".join(f"SELECT id FROM {target}" for target in one.targets)  # noqa: S608 - our own names
        lost = f"{one.field} IS NOT NULL AND {one.field} NOT IN ({there})"
        for (row_id,) in columns(f"SELECT id FROM {one.table} WHERE {lost} ORDER BY sequence, id"):  # noqa: S608
            sentence = f"The {row_name(columns, (one.table, row_id))} refers to {one.words} that is not there."
            found.append(Finding(Kind.REFERENCE, (one.table, row_id), sentence))
    return found


def _loose_links(columns: Columns) -> list[Finding]:
    rows = columns("SELECT id FROM link WHERE other_id IS NULL AND kind <> 'conditional_on' ORDER BY sequence, id")
    return [
        Finding(
            Kind.REFERENCE, ("link", row_id), f"The {row_name(columns, ('link', row_id))} names no other statement."
        )
        for (row_id,) in rows
    ]


def _foreign_speakers(columns: Columns) -> list[Finding]:
    rows = columns(
        """
        SELECT statement.id, statement.code, speaker.name FROM statement
        JOIN speaker ON speaker.id = statement.speaker_id AND speaker.party_id <> statement.party_id
        WHERE NOT EXISTS (
            SELECT 1 FROM office WHERE office.speaker_id = speaker.id AND office.party_id = statement.party_id
            AND statement.said_on BETWEEN coalesce(office.start, '0001-01-01') AND coalesce(office."end", '9999-12-31')
        )
        ORDER BY statement.sequence, statement.id
        """
    )
    return [
        Finding(Kind.SPEAKER, ("statement", row_id), f"The speaker of statement {code}, {name}, is of another party.")
        for row_id, code, name in rows
    ]


def _clocks(columns: Columns) -> list[Finding]:
    latest = (datetime.now(UTC) + _AHEAD).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    rows = columns(
        """
        SELECT coalesce(analyst.name, 'somebody'), max(t.clock), count(*) FROM "transaction" t
        LEFT JOIN analyst ON analyst.id = t.analyst_id
        WHERE t.clock > ? OR t.clock NOT GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:*Z'
        GROUP BY t.site ORDER BY t.site
        """,
        latest,
    )
    return [
        Finding(
            Kind.CLOCK, None, f"The clock of {name} is ahead of ours, or cannot be read: {times} steps up to {clock}."
        )
        for name, clock, times in rows
    ]
