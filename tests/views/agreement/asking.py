"""What tests of the agreement view share: what is asked about made dossiers."""

from models.analysis.reading import ON_RECORD
from models.snapshot import Snapshot
from tests.snapshots import Said, said, snapshot
from views.agreement.asked import Asked
from views.document import Standing

ISSUES = ("neutrality", "crimea", "eu")


def asked(talks: Snapshot, day: int = 9, compared: tuple[int, ...] = (0, 1)) -> Asked:
    """All issues of a dossier, between its first two parties."""
    return Asked(Standing(talks, ON_RECORD), compared, tuple(range(len(talks.issues))), day)


def talks(*rows: Said) -> Snapshot:
    """A dossier on three issues."""
    return snapshot(rows, issues=ISSUES)


WORKED = (
    said(1, low=30, high=50), said(1, "RU", low=40, high=60),
    said(1, issue="crimea", low=10, high=30), said(2, "RU", issue="crimea", low=70, high=90),
    said(3, issue="eu", at=0),
)  # fmt: skip
"""They meet on neutrality in 40–50, are 40 apart on Crimea, and Russia has stated nothing on the European Union."""
