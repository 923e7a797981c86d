"""Taking in what was dropped, pasted or chosen: its text, what it says of itself, and who has the same text already."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError
from models.gathering.gathered import Gathered
from models.progress import Progress
from models.sources.alike import Alike, alike
from models.store import Store

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that may become a source: a file, or else markup, plain words, or both for the same."""

    file: Path | None = None
    markup: str = ""
    words: str = ""

    @property
    def name(self) -> str:
        """What people know it by."""
        return "Pasted text" if self.file is None else self.file.name


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was found in something offered, or in `refusal` the sentence why there is nothing."""

    offered: Offered
    gathered: Gathered
    refusal: str = ""
    alike: tuple[Alike, ...] = ()


def take_in(store: Store, offered: Sequence[Offered]) -> Generator[Progress, None, list[TakenIn]]:
    """Read all that was offered; what cannot be read does not keep the rest from being taken in."""
    found = []
    for number, one in enumerate(offered):
        yield Progress(number, len(offered), f"Reading {one.name}")
        found.append((yield from _taken_in(store, one)))
    return found


def _taken_in(store: Store, offered: Offered) -> Generator[Progress, None, TakenIn]:
    try:
        gathered = yield from _gathered(offered)
    except UserError as error:
        return TakenIn(offered, Gathered(""), error.sentence)
    yield Progress(0, 0, "Looking for the same text")
    return TakenIn(offered, gathered, "", tuple(alike(store, gathered.text)))


def _gathered(offered: Offered) -> Generator[Progress, None, Gathered]:
    # What reads foreign files takes a while to import, and is needed by nothing else.
    from models.gathering.gather import gather_text, gathering_file, gathering_html

    if offered.file is not None:
        return (yield from gathering_file(offered.file))
    if not offered.markup:
        return gather_text(offered.words)
    try:
        return (yield from gathering_html(offered.markup))
    except UserError:
        # Markup that cannot be read often comes with its plain words.
        if not offered.words.strip():
            raise
        return gather_text(offered.words)


def proposed_title(gathered: Gathered) -> str:
    """The title that a source gives itself, or else its first line, if that is short enough to be one."""
    first, _, rest = gathered.text.strip().partition("\n")
    is_title = len(first) <= _LONGEST_TITLE and rest.strip()
    return gathered.title or (first.strip() if is_title else "")
