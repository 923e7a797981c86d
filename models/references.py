"""Which field of which table refers to which other table, and how that is said.

Copies of a dossier are merged, so the file itself lets references lead nowhere: `models.checking` lists those, and
the edits refuse to delete what is referred to.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names a row of another table by id; of one of several tables in the case of aliases.

    `words` completes “it refers to …”. `noun` and `nouns` are what the other row has by it: one statement, several
    statements. A `part` belongs to the row it names and is deleted with it.
    """

    table: str
    field: str
    targets: tuple[str, ...]
    words: str
    noun: str = ""
    nouns: str = ""
    part: bool = False


def _refers(table: str, field: str, target: str, words: str, noun: str = "", nouns: str = "") -> Reference:
    return Reference(table, field, (target,), words, noun or table, nouns)


def _part(table: str, field: str, *targets: str, words: str) -> Reference:
    return Reference(table, field, targets, words, part=True)


REFERENCES = (
    _refers("speaker", "party_id", "party", "a party"),
    _part("membership", "party_id", "party", words="a party"),
    _refers("membership", "group_id", "party", "a party as a group", "member"),
    _part("office", "speaker_id", "speaker", words="a speaker"),
    _refers("office", "party_id", "party", "a party"),
    _part("alias", "owner_id", "party", "speaker", words="a party or speaker"),
    _part("option", "issue_id", "issue", words="an issue"),
    _part("option", "scale_id", "scale", words="a scale"),
    _part("scale", "issue_id", "issue", words="an issue"),
    _refers("scale", "after_id", "scale", "a scale that it revises", "revision"),
    _refers("statement", "party_id", "party", "a party"),
    _refers("statement", "speaker_id", "speaker", "a speaker"),
    _refers("statement", "issue_id", "issue", "an issue"),
    _refers("statement", "depends_on_id", "issue", "an issue that it depends on", "statement that depends on it",
            "statements that depend on it"),
    _refers("statement", "source_id", "source", "a source"),
    _refers("statement", "round_id", "round", "a round"),
    _refers("statement", "scale_id", "scale", "a scale"),
    _refers("statement", "package_id", "package", "a package"),
    _refers("statement", "retracts_id", "statement", "a statement that it retracts", "retraction"),
    _refers("statement", "retracted_by_id", "statement", "a statement that retracts it", "statement that it retracts",
            "statements that it retracts"),
    _part("source_text", "source_id", "source", words="a source"),
    _refers("source", "reprints_id", "source", "a source that it repeats", "reprint"),
    _part("excerpt", "statement_id", "statement", words="a statement"),
    _refers("excerpt", "text_id", "source_text", "a source’s text"),
    _part("link", "statement_id", "statement", words="a statement"),
    _refers("link", "other_id", "statement", "another statement"),
    _part("corroboration", "statement_id", "statement", words="a statement"),
    _refers("corroboration", "source_id", "source", "a source"),
    _part("coding", "statement_id", "statement", words="a statement"),
    _refers("coding", "analyst_id", "analyst", "an analyst"),
    _refers("coding", "scale_id", "scale", "a scale", "second coding"),
    _refers("event", "source_id", "source", "a source"),
    _refers("assessment", "party_id", "party", "a party"),
    _refers("assessment", "issue_id", "issue", "an issue"),
    _refers("assessment", "scale_id", "scale", "a scale"),
    _refers("assessment", "source_id", "source", "a source"),
    _refers("outcome", "issue_id", "issue", "an issue"),
    _refers("outcome", "scale_id", "scale", "a scale"),
    _refers("outcome", "source_id", "source", "a source"),
    _refers("dispute", "source_claim_id", "source", "a source of the claim"),
    _refers("dispute", "source_counter_id", "source", "a source of the counter-claim"),
    _part("pair", "party_id", "party", words="a party"),
    _part("pair", "other_id", "party", words="a party"),
)  # fmt: skip
"""All references, in the order of the tables that make them."""


def target_of(table: str, field: str) -> str | None:
    """The table that a field refers to; None for a field that refers to none, or to one of several."""
    found = next((one for one in REFERENCES if (one.table, one.field) == (table, field)), None)
    return found.targets[0] if found is not None and len(found.targets) == 1 else None
