"""Who probably says what a passage reports: a suggestion for the form, never saved unseen."""

from collections.abc import Iterable

from models.drafting.mentions import Mention, Word, words_in
from models.folding import folded

_REPORTING = frozenset({
    "according", "added", "adds", "announced", "announces", "argued", "argues", "confirmed", "confirms", "declared",
    "declares", "demanded", "demands", "denied", "denies", "explained", "explains", "insisted", "insists", "noted",
    "notes", "rejected", "rejects", "repeated", "repeats", "replied", "replies", "reported", "reports", "said", "say",
    "saying", "says", "stated", "states", "stressed", "stresses", "tells", "told", "urged", "urges", "warned", "warns",
    "writes", "wrote",
})  # fmt: skip

_REPORTING_BEGINNINGS = tuple(map(folded, (
    "вважа", "відповів", "відповіда", "відповіла", "говори", "говоря", "додав", "додає", "додала", "зазнач", "заяв",
    "каже", "кажут", "наголо", "написа", "підкресл", "повідом", "поясн", "сказа", "словами", "стверджу",
    "добав", "заявл", "написал", "ответил", "отвеча", "отмет", "отмеч", "подчерк", "пояснил", "сообщает", "сообщил",
    "считает", "утвержда",
)))  # fmt: skip
"""How Ukrainian and Russian words begin that report what somebody said, in all their forms."""


def attributed_speaker(passage: str, mentions: Iterable[Mention]) -> str | None:
    """The id of the speaker who is named nearest to a word such as “said”; None without such a word or a speaker.

    Of two equally near it is the one who stands before the word.
    """
    verbs = [word for word in words_in(passage) if _reports(word)]
    found = [
        (_distance(speaker, verb), speaker.start > verb.start, speaker.owner_id)
        for speaker in mentions
        if speaker.is_speaker
        for verb in verbs
    ]
    return min(found)[-1] if found else None


def _reports(word: Word) -> bool:
    text = folded(word.text)
    return text in _REPORTING or text.startswith(_REPORTING_BEGINNINGS)


def _distance(mention: Mention, verb: Word) -> int:
    """The code points between the two."""
    return max(mention.start - verb.end, verb.start - mention.end)
