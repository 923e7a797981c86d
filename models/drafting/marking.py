"""Words that were selected in a source's text, with whom they mention, as the form of a new statement needs them."""

from models.drafting.attribution import attributed_speaker
from models.drafting.draft import Marked
from models.drafting.mentions import Names
from models.snapshot import Snapshot


def marked(snapshot: Snapshot, source_id: str, text_id: str, text: str, place: tuple[int, int]) -> Marked:
    """The words between two places, in code points; whoever is said to have said them comes first among speakers."""
    words = text[place[0] : place[1]]
    mentions = Names(snapshot).mentions(words)
    by = attributed_speaker(words, mentions)
    speakers = dict.fromkeys(one.owner_id for one in mentions if one.is_speaker)
    named = [one for one in speakers if one != by]
    parties = dict.fromkeys(one.owner_id for one in mentions if not one.is_speaker)
    return Marked(source_id, text_id, *place, words, tuple(parties), tuple(named if by is None else [by, *named]))
