"""Questions and the scales that positions on them are measured by."""

from sqlmodel import Field

from models.tables.base import Row, table_of, within


class Issue(Row, table=True):
    """A question on a scale from 0 (`low_pole`) to 100 (`high_pole`); a revised one is a `Scale`."""

    __table_args__ = table_of(within("reference_point", 0, 100))

    code: str
    title: str
    question: str = ""
    low_pole: str = ""
    high_pole: str = ""
    reference_point: float | None = Field(default=None, ge=0, le=100)
    reference_note: str = ""


class Scale(Row, table=True):
    """A revised scale of an issue; the latest in the dossier's order is the present one.

    `mapping` says where the points of the scale before lie on this one: a canonical JSON list of pairs `[old, new]`,
    in between in proportion. Empty: the two cannot be compared, which breaks the line. In a merged dossier the scale
    before in the dossier's order need not be the one that was revised, which is therefore named.
    """

    __table_args__ = table_of(within("reference_point", 0, 100))

    issue_id: str
    after_id: str | None = None
    """The revised scale that `mapping` takes from; empty for the issue's first one."""
    low_pole: str = ""
    high_pole: str = ""
    reference_point: float | None = Field(default=None, ge=0, le=100)
    mapping: str = ""
    reason: str = ""


class Option(Row, table=True):
    """A named point on an issue's scale."""

    __table_args__ = table_of(within("value", 0, 100))

    issue_id: str
    value: float = Field(ge=0, le=100)
    label: str
    definition: str = ""
    scale_id: str | None = None
    """The revised scale that it stands on; empty for the issue's first one."""
