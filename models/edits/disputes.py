"""What a person can change of a dispute: a claim, and what contradicts it."""

from typing import Literal, TypeAlias

from models.codes import numbered_code
from models.edits.deleting import delete_record
from models.edits.naming import free_code, taken_codes
from models.edits.rows import Seen, set_fields
from models.entry import needed
from models.store import Store

NEEDS_TOPIC = "A dispute needs a topic"

DisputeWords: TypeAlias = Literal["claim", "claimed_by", "counter_claim", "countered_by"]
DisputeSource: TypeAlias = Literal["source_claim_id", "source_counter_id"]

_LABELS = {
    "claim": "Set claim",
    "claimed_by": "Set who claims it",
    "counter_claim": "Set counter-claim",
    "countered_by": "Set who counters it",
    "source_claim_id": "Set source of claim",
    "source_counter_id": "Set source of counter-claim",
}


def add_dispute(store: Store, topic: str, *, claim: str = "") -> str:
    """Add a dispute and return its id; it gets the next code."""
    from models.tables import Dispute  # SQLModel is imported at the first write, not at the start

    named = needed(topic, NEEDS_TOPIC)
    with store.write("Add dispute") as writing:
        code = numbered_code("DI", taken_codes(writing, Dispute))
        last = writing.next_sequence(Dispute)
        return writing.add(Dispute(code=code, topic=named, claim=claim.strip(), sequence=last))


def set_topic(store: Store, dispute_id: str, topic: str, *, seen: Seen | None = None) -> None:
    """Say what the dispute is about."""
    _set(store, "Set dispute topic", dispute_id, seen, topic=needed(topic, NEEDS_TOPIC))


def set_code(store: Store, dispute_id: str, code: str, *, seen: Seen | None = None) -> None:
    """Give a dispute another code."""
    from models.tables import Dispute

    with store.write("Set dispute code") as writing:
        _set(store, "Set dispute code", dispute_id, seen, code=free_code(writing, Dispute, code, but=dispute_id))


def set_words(store: Store, dispute_id: str, field: DisputeWords, text: str, *, seen: Seen | None = None) -> None:
    """Write down the claim or the counter-claim, or who makes it."""
    _set(store, _LABELS[field], dispute_id, seen, **{field: text.strip()})


def set_source(
    store: Store, dispute_id: str, field: DisputeSource, source_id: str | None, *, seen: Seen | None = None
) -> None:
    """Say where the claim or the counter-claim is known from."""
    _set(store, _LABELS[field], dispute_id, seen, **{field: source_id})


def delete_dispute(store: Store, dispute_id: str) -> None:
    """Delete a dispute."""
    from models.tables import Dispute

    delete_record(store, "Delete dispute", Dispute, dispute_id)


def _set(store: Store, label: str, dispute_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Dispute

    set_fields(store, label, Dispute, dispute_id, values, seen)
