"""The look that an organisation gives its briefings; what it does not say stays as Parley has it."""

from dataclasses import dataclass, field

from models.likelihood.scales import LikelihoodScale


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of text and lines as #rrggbb, to be read on white: charts and handling marks keep theirs."""

    accent: str = "#1f4e79"
    ink: str = "#1a1a1a"
    muted: str = "#5a5a5a"
    rule: str = "#c9ccd1"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the kind `ending` names (svg, png or jpg), and the words for those who do not see it.

    `drawn` is the same as PNG, as large as on the pages.
    """

    content: bytes = field(repr=False)
    ending: str
    words: str
    drawn: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class House:
    """`mark` is the one of `HANDLINGS` that a briefing bears where no other is chosen, "" for none.

    `fonts` are the files of the face `family`, in which text is set before the carried ones; "" for those alone.
    """

    organisation: str = ""
    mark: str = ""
    palette: Palette = field(default_factory=Palette)
    logo: Logo | None = None
    family: str = ""
    fonts: tuple[bytes, ...] = field(default=(), repr=False)
    scale: LikelihoodScale | None = None


PLAIN = House()
"""The look where no house has its own."""
