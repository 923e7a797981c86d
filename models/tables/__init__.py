"""The tables of a dossier: what is true of the talks. Held positions and movement are computed, never stored.

The database checks keys, types and what holds within one unit (see `UNITS`). Copies of a dossier are merged, so
what spans units or rows (unique codes, references to deleted rows) is checked by the application instead.
"""

from models.tables.base import Row, metadata
from models.tables.context import Assessment, Dispute, Event, Outcome
from models.tables.dossier import Analyst, Dossier, Round, SavedSearch
from models.tables.issues import Issue, Option, Scale
from models.tables.kept import Briefing, Pair, SavedReading, SavedView
from models.tables.parties import Alias, Membership, Office, Party, Speaker
from models.tables.sources import Source, SourceText
from models.tables.statements import Coding, Corroboration, Excerpt, Link, Package, Statement

__all__ = [
    "FACTS", "UNITS", "Alias", "Analyst", "Assessment", "Briefing", "Coding", "Corroboration", "Dispute", "Dossier",
    "Event", "Excerpt", "Issue", "Link", "Membership", "Office", "Option", "Outcome", "Package", "Pair", "Party",
    "Round", "Row", "SavedReading", "SavedSearch", "SavedView", "Scale", "Source", "SourceText", "Speaker",
    "Statement", "metadata",
]  # fmt: skip

FACTS: tuple[type[Row], ...] = (
    Dossier, Analyst, Party, Membership, Speaker, Office, Alias, Issue, Scale, Option, Round, Source, SourceText,
    Package, Statement, Excerpt, Link, Corroboration, Coding, Event, Assessment, Outcome, Dispute, Pair,
    SavedSearch, SavedReading, SavedView, Briefing,
)  # fmt: skip
"""The tables that follow from the change record, in the order in which references can be followed."""

UNITS: dict[str, tuple[str, ...]] = {
    "range": ("low", "high", "scale_id"),
    "days": ("start", "end"),
    "probability": ("probability_low", "probability_high"),
    "value": ("value_low", "value_high", "scale_id"),
    "said_on": ("said_on", "said_edtf"),
    "published_on": ("published_on", "published_edtf"),
    "published": ("published", "published_edtf"),
    "date": ("date", "date_edtf"),
    "anchor": ("text_id", "start", "quote", "before", "after"),
    "standing": ("state", "since"),
    "came_true": ("came_true", "resolved_on"),
}
"""Fields that only make sense together and so change, merge and conflict as one. Every other field is a unit.

A unit that bears the name of its first field was that field alone before: changes that give it a bare value tell of
the first field, and of nothing else.
"""
