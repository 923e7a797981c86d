"""What a second analyst answers: how they code a statement."""

from dataclasses import dataclass, replace

from models.facts import Issue
from models.store import Store
from models.words import Act


@dataclass(frozen=True, slots=True)
class Answer:
    """A coding as it is typed: `act` is None until it is chosen, `stance` None is not stated, no grade is None."""

    act: Act | None = None
    stance: tuple[float, float] | None = None
    firmness: int | None = None
    credibility: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnCoding:
    """An analyst's second coding by its id; `scale_id` is the scale that its range is on, None for the first one."""

    id: str
    answer: Answer
    scale_id: str | None

    def on(self, issue: Issue | None) -> Answer:
        """The answer on the present scale of the issue; a range that was placed on another one is left out."""
        present = None if issue is None else issue.scales[-1].id or None
        return self.answer if self.scale_id == present else replace(self.answer, stance=None)


_OWN = """
SELECT id, scale_id, act, low, high, firmness, credibility, note FROM coding
WHERE statement_id = ? AND analyst_id = ? ORDER BY sequence, id LIMIT 1
"""


def own_coding(store: Store, statement_id: str, analyst_id: str) -> OwnCoding | None:
    """How an analyst has coded a statement again, None where they have not."""
    for key, scale, act, low, high, firmness, credibility, note in store.columns(_OWN, statement_id, analyst_id):
        stance = None if low is None else (low, high)
        return OwnCoding(key, Answer(Act(act), stance, firmness, credibility, note), scale)
    return None
