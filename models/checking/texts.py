"""What `parley check` finds wrong with sources' texts, and with the excerpts that stand in them."""

from collections import defaultdict
from typing import Any

from models.checking.findings import Columns, Finding, Kind
from models.gathering.cleaning import text_hash


def text_findings(columns: Columns) -> list[Finding]:
    """Texts that are not as they were taken in, and excerpts whose words are not at their place.

    Texts are read one by one: together they can be large.
    """
    found, excerpts = [], _excerpts(columns)
    for row_id, code in columns(
        """
        SELECT text.id, coalesce(source.code, text.source_id) FROM source_text text
        LEFT JOIN source ON source.id = text.source_id ORDER BY text.sequence, text.id
        """
    ):
        text, name = columns("SELECT text, text_hash FROM source_text WHERE id = ?", row_id)[0]
        if text_hash(text) != name:
            sentence = f"A text of source {code} is not the one that was taken in: its SHA-256 does not fit."
            found.append(Finding(Kind.TEXT, ("source_text", row_id), sentence))
        for excerpt, start, quote, statement in excerpts.get(row_id, ()):
            if not text.startswith(quote, start):
                sentence = (
                    f"An excerpt of statement {statement} does not stand at {start} in its text of source {code}."
                )
                found.append(Finding(Kind.TEXT, ("excerpt", excerpt), sentence))
    return found


def _excerpts(columns: Columns) -> dict[str, list[tuple[Any, ...]]]:
    """Excerpts as (id, start, quote, code of the statement), by the id of their text."""
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for text_id, *excerpt in columns(
        """
        SELECT excerpt.text_id, excerpt.id, excerpt.start, excerpt.quote,
               coalesce(statement.code, excerpt.statement_id)
        FROM excerpt LEFT JOIN statement ON statement.id = excerpt.statement_id
        ORDER BY excerpt.sequence, excerpt.id
        """
    ):
        found[text_id].append(tuple(excerpt))
    return found
