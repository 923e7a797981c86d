"""Everything that a page or a copied part of one shows, as text."""

from collections.abc import Generator

from models.gathering.gathered import Gathered, Kind
from models.gathering.limits import check_length
from models.gathering.reading import facts
from models.gathering.reading.look import Look
from models.progress import Progress


def read(data: bytes, name: str) -> Generator[Progress, None, Gathered]:
    """Read markup, in UTF-8, as all the text that it shows, with what its head states."""
    yield Progress(0, 0, f"Reading {name}")
    return gathered(Look(data.decode("utf-8", "replace")), name)


def gathered(look: Look, name: str) -> Gathered:
    """What was seen of a page as something gathered."""
    check_length(len(look.text), name)
    stated = facts.published(look)
    return Gathered(
        text=look.text,
        title=facts.title(look),
        published=stated.day,
        publisher=facts.site(look),
        address=facts.address(look),
        language=facts.language(look),
        media_type=Kind.PAGE.value,
        notes=_doubts(stated),
    )


def _doubts(stated: facts.Published) -> tuple[str, ...]:
    if len(stated.days) < 2:
        return ()
    first, *others = (day.isoformat() for day in stated.days)
    return (f"The page states more than one day of publication: {first} was taken, not {' or '.join(others)}.",)
