"""What events, assessments and disputes have in common: a source, and how credible its report is."""

from models.errors import UserError
from models.store import Store
from models.words import CREDIBILITIES


def check_source(store: Store, source_id: str | None) -> None:
    """Refuse a source that is not there any more; None names none."""
    if source_id is not None and not store.columns("SELECT 1 FROM source WHERE id = ?", source_id):
        raise UserError("This source has been deleted in the meantime.")


def check_credibility(credibility: int | None) -> None:
    """Refuse what is not on the scale of credibilities; None is not graded."""
    if credibility is not None and credibility not in CREDIBILITIES:
        raise UserError("Credibility runs from 1 to 6.")
