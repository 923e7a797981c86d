"""What becomes of a source's excerpts when it gets a corrected text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.excerpts.anchor import Anchor
from models.excerpts.carrying import Carried, carry_all


@dataclass(frozen=True, slots=True)
class HeldExcerpt:
    """An excerpt of a statement, and the text that it stands on."""

    id: str
    statement_id: str
    text_id: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Moved:
    """An excerpt and what becomes of it."""

    excerpt: HeldExcerpt
    carried: Carried


def moved(excerpts: Iterable[HeldExcerpt], texts: Mapping[str, str], new_text: str) -> list[Moved]:
    """Carry excerpts over from the texts that they stand on (by id) to a new one.

    Excerpts that were lost before stand on older texts: they are looked for again, so that putting back what a text
    said puts back its excerpts too.
    """
    by_text: dict[str, list[HeldExcerpt]] = {}
    for one in excerpts:
        by_text.setdefault(one.text_id, []).append(one)
    return [
        Moved(one, carried)
        for text_id, held in by_text.items()
        for one, carried in zip(
            held, carry_all([one.anchor for one in held], texts[text_id], new_text), strict=True
        )
    ]  # fmt: skip
