"""Whose word has which weight on which day."""

from collections.abc import Sequence

import numpy as np

from models.actors import Office, Speaker
from models.facts import EVER
from models.snapshot import Ints, Mask, ints

LEAST = 5
"""That of an unnamed speaker, and of one who has been deleted and can vouch for nothing."""


def authorities(speakers: Sequence[Speaker], speaker: Ints, party: Ints, said: Ints) -> Ints:
    """The authority of each statement's speaker on the day: that of the office held then, else the speaker's own."""
    # NONE is −1 and so picks the one that is put at the end.
    found = ints([*(one.authority for one in speakers), LEAST])[speaker]
    officers = np.append([bool(one.offices) for one in speakers], False)
    rows = np.flatnonzero(officers[speaker])
    rows = rows[np.argsort(speaker[rows], kind="stable")]
    at, starts = np.unique(speaker[rows], return_index=True)
    # Of nothing at all, numpy makes one empty part.
    for position, chosen in zip(at.tolist(), np.split(rows, starts[1:]), strict=False):
        found[chosen] = _held(speakers[position].offices, party[chosen], said[chosen], found[chosen])
    return found


def _held(offices: Sequence[Office], party: Ints, said: Ints, own: Ints) -> Ints:
    """As `Speaker.office_on` chooses: one for the party before others, and of these the one that began last."""
    found = own.copy()
    last_begun = sorted(offices, key=lambda one: EVER if one.start is None else one.start)
    for for_party in (False, True):
        for office in last_begun:
            covered = _covered(office, said)
            found[covered & (party == office.party) if for_party else covered] = office.authority
    return found


def _covered(office: Office, said: Ints) -> Mask:
    covered = np.ones(len(said), np.bool_)
    if office.start is not None:
        covered &= said >= office.start
    if office.end is not None:
        covered &= said <= office.end
    return covered
