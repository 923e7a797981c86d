"""What `parley check` finds that leads back to itself."""

from collections.abc import Iterable
from typing import Any

from models.checking.findings import Columns, Finding, Kind
from models.circles import circles

_CIRCLES = (
    (
        "statement",
        "Retractions run in a circle",
        """
        SELECT id, retracts_id FROM statement WHERE retracts_id IS NOT NULL
        UNION SELECT retracted_by_id, id FROM statement WHERE retracted_by_id IS NOT NULL
        """,
    ),
    (
        "statement",
        "Conditions run in a circle",
        "SELECT statement_id, other_id FROM link WHERE kind = 'conditional_on' AND other_id IS NOT NULL",
    ),
    (
        "statement",
        "A statement is linked to itself",
        "SELECT statement_id, other_id FROM link WHERE kind <> 'conditional_on' AND other_id = statement_id",
    ),
    (
        "source",
        "Sources repeat each other’s story in a circle",
        "SELECT id, reprints_id FROM source WHERE reprints_id IS NOT NULL",
    ),
    ("party", "Parties belong to each other in a circle", "SELECT party_id, group_id FROM membership"),
)
"""Of which table rows lead to each other, how that is said, and from which to which they lead."""


def circle_findings(columns: Columns) -> list[Finding]:
    """Circles of retractions, of conditions, of sources that repeat each other, of memberships; links to oneself."""
    return [
        finding
        for table, words, sql in _CIRCLES
        for finding in _named(columns, table, words, columns(sql))
    ]  # fmt: skip


def _named(columns: Columns, table: str, words: str, edges: Iterable[tuple[Any, ...]]) -> list[Finding]:
    there = circles(edges)
    codes: dict[str, str] = dict(columns(f"SELECT id, code FROM {table}")) if there else {}  # noqa: S608 - our own names
    found = []
    for circle in sorted(there, key=min):
        names = ", ".join(sorted(codes.get(one, one) for one in circle))
        found.append(Finding(Kind.CYCLE, (table, min(circle)), f"{words}: {names}."))
    return found
