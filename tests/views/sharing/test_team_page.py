"""What the page of a team folder says of each who works through it."""

from dataclasses import replace

from models.team_folder.members import Member
from views.sharing.team_page import _line

BORIS = Member("Boris", is_ours=False, last="2026-03-29T10:00:00.000000Z", steps=5, put_there=0)


def test_from_which_computer_nothing_is_there_is_said_of_ones_own_too() -> None:
    theirs, ours = _line(BORIS), _line(replace(BORIS, is_ours=True))
    assert theirs.under.endswith("5 steps known here · nothing in the folder from that computer")
    assert ours.words == "Boris (this computer)"
    assert ours.under.endswith("5 steps known here · nothing in the folder from this computer")
    assert _line(replace(BORIS, put_there=3)).under.endswith(" · 3 changes in the folder")
