"""Which scale an issue's statements are coded on."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.record.writing import Writing


def present_scale(writing: "Writing", issue_id: str) -> str | None:
    """The id of the issue's present scale, None for its first one: what a range that is stated now is on."""
    from models.tables import Scale  # SQLModel is imported at the first write, not at the start

    scales = [scale.id for scale in writing.rows(Scale) if scale.issue_id == issue_id]
    return scales[-1] if scales else None
