"""What can be picked by a few letters: parties, speakers, issues and sources, with every name that means them."""

from models.bulk.reading import Named
from models.facts import Source
from models.handling import mark_words
from models.picking import Choice
from models.snapshot import Snapshot
from views.labels import published_words, round_name


def parties(snapshot: Snapshot) -> list[Choice]:
    """All parties by name, code and alias."""
    return [Choice(one.id, one.name, (one.code, *one.aliases)) for one in snapshot.parties]


def speakers(snapshot: Snapshot, party_id: str = "") -> list[Choice]:
    """All speakers, or those who speak for a party in any office; of two with one name each says for whom."""
    found = [one for one in snapshot.speakers if not party_id or party_id in _spoken_for(snapshot, one.id)]
    names = [one.name for one in found]
    return [
        Choice(
            one.id,
            one.name if names.count(one.name) == 1 else f"{one.name} ({one.code})",
            (one.code, *one.aliases, *one.name.split()),
        )
        for one in found
    ]


def issues(snapshot: Snapshot) -> list[Choice]:
    """All issues by title and code."""
    return [Choice(one.id, one.title, (one.code,)) for one in snapshot.issues]


def sources(snapshot: Snapshot) -> list[Choice]:
    """All sources by code, with title, publisher and day."""
    return [Choice(one.id, _source_name(one), (one.code, one.title, one.publisher)) for one in snapshot.sources]


def rounds(snapshot: Snapshot) -> list[Choice]:
    """All rounds by number, label and days."""
    return [
        Choice(one.id, round_name(snapshot, at), (str(one.number), one.label, f"round {one.number}"))
        for at, one in enumerate(snapshot.rounds)
    ]


def _source_name(source: Source) -> str:
    parts = (source.code, source.publisher, published_words(source), mark_words(source.handling))
    return " · ".join(filter(None, parts))


def _spoken_for(snapshot: Snapshot, speaker_id: str) -> set[str]:
    speaker = next(one for one in snapshot.speakers if one.id == speaker_id)
    return {snapshot.parties[at].id for at in speaker.parties}


def named(snapshot: Snapshot) -> Named:
    """Everything that the cells of a table can name."""
    return Named(parties(snapshot), speakers(snapshot), issues(snapshot), sources(snapshot), rounds(snapshot))
