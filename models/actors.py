"""Who takes part in the talks, as rows of a dossier in memory: parties, what they belong to, and who speaks for them.

Fields hold positions and days as those of `models.facts` do.
"""

from dataclasses import dataclass

from models.facts import EVER, NONE


@dataclass(frozen=True, slots=True)
class Party:
    """A party; its position in `Snapshot.parties` is what columns refer to. `colour` is "" for that of its place."""

    id: str
    code: str
    name: str
    role: str
    note: str = ""
    colour: str = ""
    marker: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A party that belongs to another one from `start` to `end`, both inclusive; None is open."""

    id: str
    party: int
    group: int
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Office:
    """What a speaker was from `start` to `end`, both inclusive, and with which authority; None is open."""

    id: str
    title: str
    party: int
    authority: int
    start: int | None
    end: int | None

    def covers(self, day: int) -> bool:
        """Whether it was held on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with the position of its party and its authority 1 (leader) to 5 (unnamed).

    `offices` are those that have days; where none covers a day, `office`, `party` and `authority` hold.
    """

    id: str
    code: str
    name: str
    office: str
    party: int
    authority: int
    offices: tuple[Office, ...] = ()
    aliases: tuple[str, ...] = ()

    def office_on(self, day: int, party: int) -> Office | None:
        """The office held on a day, for the party at this position where there is one.

        Of several it is the one that began last, of those the later in the dossier's order.
        """
        held = [one for one in self.offices if one.covers(day)]
        held = [one for one in held if one.party == party] or held
        # The last of equals, where max would give the first.
        return max(reversed(held), key=lambda one: EVER if one.start is None else one.start, default=None)

    @property
    def parties(self) -> frozenset[int]:
        """All parties for which it speaks, in whatever office and on whatever day."""
        return frozenset({self.party, *(one.party for one in self.offices)} - {NONE})

    def party_on(self, day: int | None) -> int:
        """For which party it spoke on a day: that of the office held then, else its own; NONE for a deleted one."""
        office = None if day is None else self.office_on(day, self.party)
        return self.party if office is None else office.party
