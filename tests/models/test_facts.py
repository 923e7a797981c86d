"""Which office a speaker held on a day, and the authorities that follow."""

from dataclasses import replace

from models.actors import Office, Speaker
from models.authorities import authorities
from models.facts import NONE
from models.snapshot import ints


def test_the_office_of_the_day_is_the_latest_begun_of_the_party_spoken_for():
    offices = (
        Office("0", "Mayor", 0, 4, None, None),
        Office("1", "Minister", 0, 2, 10, 20),
        Office("2", "Envoy", 1, 3, 15, None),
        Office("3", "Head of delegation", 0, 2, 10, 20),
    )
    speaker = Speaker("id", "ZEL", "Zelenskyy", "", 0, 1, offices)

    def held(day: int, party: int) -> str:
        office = speaker.office_on(day, party)
        return "" if office is None else office.title

    assert [held(day, 0) for day in (-5, 9, 10, 20, 21)] == [
        "Mayor", "Mayor", "Head of delegation", "Head of delegation", "Mayor",
    ]  # fmt: skip
    assert [held(day, 1) for day in (14, 15)] == ["Head of delegation", "Envoy"]
    first = replace(speaker, offices=(Office("0", "Mayor", 0, 4, 0, 0),))
    assert [first.office_on(day, 0) is not None for day in (-1, 0, 1)] == [False, True, False]


def test_authorities_follow_the_day_and_the_party():
    speakers = (
        Speaker("0", "A", "A", "", 0, 1, (Office("x", "", 0, 4, 10, 20), Office("y", "", 1, 3, 10, None))),
        Speaker("1", "B", "B", "", 0, 2),
    )
    said, party = ints([9, 10, 15, 15, 25, 15, 15]), ints([0, 0, 0, 1, 0, 0, 0])
    found = authorities(speakers, ints([0, 0, 0, 0, 0, 1, NONE]), party, said)
    assert list(found) == [1, 4, 4, 3, 3, 2, 5]
