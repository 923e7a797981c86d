"""What the units of each table are called on the screen, in the order in which they stand there."""

from collections.abc import Mapping

NOUNS: Mapping[str, str] = {
    "coding": "second coding", "corroboration": "other source", "alias": "other name", "scale": "revised scale",
    "source_text": "text", "saved_search": "saved search", "saved_view": "saved view",
}  # fmt: skip
"""What a row of a table is called, where that is not the table's own name."""

_SEVERAL = {"party": "parties", "pair": "pairs of parties"}

_LASTING = {"days": "Days"}
_CODED = {"act": "Act", "range": "Range", "firmness": "Firmness", "credibility": "Credibility"}
_ORDER = {"sequence": "Place in the order"}

FIELDS: Mapping[str, Mapping[str, str]] = {
    "dossier": {
        "title": "Title", "description": "Description", "stale_after_days": "Days until stale",
        "optional_columns": "Optional columns", **_ORDER,
    },
    "analyst": {"name": "Name", "code": "Code", **_ORDER},
    "party": {
        "name": "Name", "code": "Code", "role": "Role", "colour": "Colour", "marker": "Marker", "note": "Note",
        **_ORDER,
    },
    "membership": {"party_id": "Party", "group_id": "Belongs to", **_LASTING, **_ORDER},
    "speaker": {
        "name": "Name", "code": "Code", "party_id": "Party", "office": "Office", "authority": "Authority", **_ORDER,
    },
    "office": {
        "title": "Office", "speaker_id": "Speaker", "party_id": "Party", "authority": "Authority", **_LASTING, **_ORDER,
    },
    "alias": {"name": "Name", "owner_id": "Name of", **_ORDER},
    "issue": {
        "title": "Title", "code": "Code", "question": "Question", "low_pole": "Low pole", "high_pole": "High pole",
        "reference_point": "Reference point", "reference_note": "Note on reference point", **_ORDER,
    },
    "scale": {
        "issue_id": "Issue", "after_id": "Revises", "low_pole": "Low pole", "high_pole": "High pole",
        "reference_point": "Reference point", "mapping": "Mapping", "reason": "Reason", **_ORDER,
    },
    "option": {
        "label": "Label", "value": "Place on the scale", "definition": "Definition", "issue_id": "Issue",
        "scale_id": "Scale", **_ORDER,
    },
    "round": {
        "number": "Number", "label": "Label", "days": "Days", "place": "Place", "format": "Format", "level": "Level",
        "host": "Host", "heads": "Heads of delegation", "outcome": "Outcome", **_ORDER,
    },
    "source": {
        "code": "Code", "title": "Title", "publisher": "Publisher", "author": "Author", "published": "Published",
        "retrieved": "Retrieved", "address": "Address", "language": "Language", "kind": "Kind",
        "reliability": "Reliability", "handling": "Handling", "reprints_id": "Repeats", "from_seed": "From the seed",
        **_ORDER,
    },
    "source_text": {
        "source_id": "Source", "text": "Text", "text_hash": "SHA-256", "media_type": "Kind of file",
        "file_name": "File", "added_on": "Added on", "note": "Note", **_ORDER,
    },
    "package": {"title": "Title", "note": "Note", **_ORDER},
    "statement": {
        "code": "Code", **_CODED, "issue_id": "Issue", "party_id": "Party", "speaker_id": "Speaker",
        "said_on": "Said on", "published_on": "Published on", "recorded_on": "Recorded on", "condition": "Condition",
        "depends_on_id": "Depends on", "text": "Text", "source_id": "Source", "locator": "Locator",
        "record": "On record", "round_id": "Round", "package_id": "Package", "retracts_id": "Takes back",
        "retracted_by_id": "Taken back by", "note": "Note", "review": "Review", "from_seed": "From the seed", **_ORDER,
    },
    "excerpt": {"anchor": "Passage", "statement_id": "Statement", **_ORDER},
    "link": {
        "statement_id": "Statement", "kind": "Kind of link", "other_id": "Other statement",
        "standing": "What became of it", "note": "Note", **_ORDER,
    },
    "corroboration": {
        "statement_id": "Statement", "source_id": "Source", "stance": "What it says", "locator": "Locator",
        "note": "Note", **_ORDER,
    },
    "coding": {
        "statement_id": "Statement", "analyst_id": "Analyst", **_CODED, "note": "Note", "settled": "Settled", **_ORDER,
    },
    "event": {
        "title": "Title", "code": "Code", "date": "Date", "kind": "Kind", "place": "Place", "text": "Text",
        "source_id": "Source", "credibility": "Credibility", "note": "Note", "from_seed": "From the seed", **_ORDER,
    },
    "assessment": {
        "code": "Code", "kind": "Kind", "assessor": "Assessor", "date": "Date", "party_id": "Party",
        "issue_id": "Issue", "about": "About", "probability": "Likelihood", "value": "Figures", "wording": "Wording",
        "source_id": "Source", "credibility": "Credibility", "note": "Note", "came_true": "Came true",
        "from_seed": "From the seed", **_ORDER,
    },
    "outcome": {
        "code": "Code", "issue_id": "Issue", "date": "Date", "value": "Range", "text": "Text", "source_id": "Source",
        "note": "Note", "from_seed": "From the seed", **_ORDER,
    },
    "dispute": {
        "topic": "Topic", "code": "Code", "claim": "Claim", "claimed_by": "Claimed by",
        "source_claim_id": "Source of the claim", "counter_claim": "Counter-claim", "countered_by": "Countered by",
        "source_counter_id": "Source of the counter-claim", "from_seed": "From the seed", **_ORDER,
    },
    "pair": {"party_id": "Party", "other_id": "Other party", **_ORDER},
    "saved_search": {"title": "Title", "query": "Looks for", **_ORDER},
    "reading": {
        "title": "Title", "authority": "Authority", "credibility": "Credibility",
        "conditionals": "Conditional statements", "restatements": "Restatements count", "review": "Review", **_ORDER,
    },
    "saved_view": {"title": "Title", "screen": "Screen", "state": "State", **_ORDER},
    "briefing": {"title": "Title", "made_on": "Tells of days until", "specification": "Holds", **_ORDER},
}  # fmt: skip
"""Units by table. Tables and units of a later Parley are not in it."""


def is_of_later(table: str, unit: str = "row") -> bool:
    """Whether only a later Parley has this table, or this unit of it."""
    return table not in FIELDS or (unit != "row" and unit not in FIELDS[table])


def noun(table: str) -> str:
    """What a row of a table is called in running text: statement, other name."""
    return NOUNS.get(table, table.replace("_", " "))


def nouns(table: str) -> str:
    """What several rows of a table are called: statements, parties."""
    return _SEVERAL.get(table, noun(table) + "s")


def field_name(table: str, unit: str) -> str:
    """What a unit is called on the screen: Range, Said on."""
    return FIELDS.get(table, {}).get(unit) or unit.removesuffix("_id").replace("_", " ").capitalize()


def in_text(name: str) -> str:
    """The name of a field within a sentence: range; SHA-256 stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
