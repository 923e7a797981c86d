"""Which parties are looked at against each other; without any chosen pair these are all pairs of principals."""

from models.edits.deleting import delete_record
from models.edits.rows import name_of
from models.errors import UserError
from models.store import Store


def add_pair(store: Store, party_id: str, other_id: str) -> str:
    """Look at two parties against each other, and return the pair's id; refused for a pair that is there already."""
    from models.tables import Pair, Party  # SQLModel is imported at the first write, not at the start

    if party_id == other_id:
        raise UserError("A pair needs two different parties.")
    with store.write("Add pair of parties") as writing:
        for one in (party_id, other_id):
            writing.get(Party, one)
        if any({row.party_id, row.other_id} == {party_id, other_id} for row in writing.rows(Pair)):
            named = (name_of(writing, "party", one) for one in (party_id, other_id))
            raise UserError(f"{' and '.join(named)} are a pair already.")
        made = Pair(party_id=party_id, other_id=other_id)
        made.sequence = writing.next_sequence(Pair)
        return writing.add(made)


def delete_pair(store: Store, pair_id: str) -> None:
    """Look at a pair no longer."""
    from models.tables import Pair

    delete_record(store, "Delete pair of parties", Pair, pair_id)
