"""What `parley check` finds wrong with revised scales: what cannot be compared although nobody said so."""

from models.checking.findings import Columns, Finding, Kind, row_name
from models.scales.maps import read_map


def scale_findings(columns: Columns) -> list[Finding]:
    """Mappings that cannot be read, revisions made apart, ranges on the scale of another issue."""
    return [*_unreadable(columns), *_forked(columns), *_foreign(columns)]


def _unreadable(columns: Columns) -> list[Finding]:
    rows = columns(
        """
        SELECT scale.id, scale.mapping, coalesce(issue.code, scale.issue_id) FROM scale
        LEFT JOIN issue ON issue.id = scale.issue_id WHERE scale.mapping <> '' ORDER BY scale.sequence, scale.id
        """
    )
    return [
        _finding(
            ("scale", row_id), f"The mapping of a revised scale of issue {code} cannot be read, so nothing is compared."
        )
        for row_id, mapping, code in rows
        if read_map(mapping) is None
    ]


def _forked(columns: Columns) -> list[Finding]:
    rows = columns(
        """
        SELECT min(scale.id), coalesce(issue.code, scale.issue_id), count(*) FROM scale
        LEFT JOIN issue ON issue.id = scale.issue_id
        GROUP BY scale.issue_id, scale.after_id HAVING count(*) > 1 ORDER BY min(scale.sequence), min(scale.id)
        """
    )
    return [
        _finding(
            ("scale", row_id),
            f"The scale of issue {code} was revised {times} times apart; "
            "only what was coded on the last one is compared.",
        )
        for row_id, code, times in rows
    ]


_ON_SCALES = (
    ("statement", "one.issue_id", "The range of {} is on the scale of another issue."),
    ("assessment", "one.issue_id", "The range of {} is on the scale of another issue."),
    ("outcome", "one.issue_id", "The range of {} is on the scale of another issue."),
    (
        "coding",
        "(SELECT issue_id FROM statement WHERE statement.id = one.statement_id)",
        "The range of a {} is on the scale of another issue.",
    ),
    ("option", "one.issue_id", "The {} is a point on the scale of another issue."),
)
"""What is on a scale, with the issue that the scale should be of."""


def _foreign(columns: Columns) -> list[Finding]:
    found = []
    for table, issue, sentence in _ON_SCALES:
        rows = columns(
            f'SELECT one.id FROM "{table}" one JOIN scale ON scale.id = one.scale_id '  # noqa: S608 - names of our own
            f"WHERE scale.issue_id IS NOT {issue} ORDER BY one.sequence, one.id"
        )
        found += [_finding((table, row_id), sentence.format(row_name(columns, (table, row_id)))) for (row_id,) in rows]
    return found


def _finding(row: tuple[str, str], sentence: str) -> Finding:
    return Finding(Kind.SCALE, row, sentence)
