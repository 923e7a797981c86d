"""What a copy holds and what stays out of it, in sentences that are said before it is written and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.handling import mark_words
from models.phrases import counted, listed
from models.telling.fields import noun, nouns

if TYPE_CHECKING:
    from models.sending.choices import Choices
    from models.sending.sifting import Sifted

UNPROTECTED = (
    "The file is not encrypted: whoever has it can read all that is in it, with Parley or any SQLite browser. A "
    "handling mark says for whom something is meant; it keeps nobody from passing it on."
)
"""What no choice changes."""

_TOLD = ("statement", "source", "source_text", "event", "assessment", "outcome", "dispute", "coding", "speaker")


def sending_words(sifted: Sifted, choices: Choices) -> list[str]:
    """A sentence for each thing that whoever sends the copy should know."""
    sentences = [_holds(sifted), _stays_out(sifted, choices), _marks(sifted)]
    if choices.is_whole:
        sentences.append(
            "The whole change record goes along: who wrote what and when, and every value that was changed or deleted."
        )
    else:
        sentences.append(
            "The change record stays out, and so do saved searches, saved views and briefings. The copy is a dossier "
            "of its own: what is changed in it cannot be merged back."
        )
    if sifted.named_in:
        sentences.append(f"An analyst is still named in {counted(sifted.named_in, 'text')}, which nobody changed.")
    return [sentence for sentence in sentences if sentence]


def _holds(sifted: Sifted) -> str:
    if not sifted.rows["statement"]:
        return "The copy holds no statement."
    some = [counted(len(sifted.rows[name]), noun(name), nouns(name)) for name in ("statement", "source")]
    return f"The copy holds {listed(some)}."


def _stays_out(sifted: Sifted, choices: Choices) -> str:
    some = [counted(sifted.out[name], noun(name), nouns(name)) for name in _TOLD if sifted.out[name]]
    if sifted.notes:
        some.append(counted(sifted.notes, "note"))
    if some:
        return f"{listed(some)} {'stays' if len(some) == 1 and some[0].startswith('1 ') else 'stay'} out."
    return "" if choices.drafts and choices.notes and not choices.up_to else "No statement and no note stays out."


def _marks(sifted: Sifted) -> str:
    if not sifted.rows["source"]:
        return ""
    if not sifted.highest:
        return "No source in it bears a mark."
    highest = f"The narrowest mark in it is {mark_words(sifted.highest)}."
    if not sifted.unmarked:
        return highest
    bears = "bears" if sifted.unmarked == 1 else "bear"
    return f"{highest} {counted(sifted.unmarked, 'source')} {bears} none."
