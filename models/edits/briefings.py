"""What a person can say of the briefings that were given out: what has moved since is told from the last one."""

from datetime import date

from models.edits.deleting import delete_record
from models.entry import needed
from models.errors import UserError
from models.record.canonical import canonical
from models.store import Store


def mark_given_out(store: Store, title: str, made_on: date, rounds: tuple[int | None, int | None], reading: str) -> str:
    """Remember that a briefing was given out, and return its id.

    `made_on` is the last day that it tells of, `rounds` are the numbers of the two that it compares, None where it
    compares with the time before all rounds. Refused when one of that title and day is remembered already.
    """
    from models.tables import Briefing  # SQLModel is imported at the first write, not at the start

    title = " ".join(needed(title, "A briefing needs a title").split())
    earlier, later = rounds
    specification = canonical({"from": earlier, "to": later, "reading": reading})
    with store.write("Mark briefing as given out") as writing:
        if any((row.title, row.made_on) == (title, made_on) for row in writing.rows(Briefing)):
            raise UserError(f"“{title}” is marked as given out already.")
        given = Briefing(title=title, made_on=made_on, specification=specification)
        given.sequence = writing.next_sequence(Briefing)
        return writing.add(given)


def delete_briefing(store: Store, briefing_id: str) -> None:
    """Remember a briefing no longer; the file that was given out stays where it is."""
    from models.tables import Briefing

    delete_record(store, "Delete briefing", Briefing, briefing_id)
