"""Readings in the language of a briefing."""

from collections.abc import Iterator

from models.analysis.reading import READINGS, Reading
from models.briefing.wording.words import Words
from models.snapshot import to_day


def named(words: Words, reading: Reading) -> str:
    """The reading by name; the rules of one that not every dossier has stand beside it."""
    usual = READINGS.get(reading.name)
    if usual is not None and usual.has_rules_of(reading):
        return words.say("front.reading", name=_name(words, reading))
    return words.say("front.reading_rules", name=_name(words, reading), rules=", ".join(_rules(words, reading)))


def at_length(words: Words, reading: Reading) -> str:
    """The rules as sentences."""
    known = words.say("readings.known_all")
    if reading.known is not None:
        known = words.say("readings.known_by", day=words.day(to_day(reading.known)))
    return words.say(
        "readings.follows",
        name=words.quoted(_name(words, reading)),
        authority=reading.authority,
        authority_words=words.say(f"authorities.{reading.authority}"),
        credibility=reading.credibility,
        credibility_words=words.say(f"credibilities.{reading.credibility}"),
        further=" ".join(_further(words, reading)),
        known=known,
    )


def _name(words: Words, reading: Reading) -> str:
    """The name of a built-in reading in the language; an analyst's own as it is."""
    return words.say(f"readings.{reading.name.replace(' ', '_')}") if reading.name in READINGS else reading.name


def _rules(words: Words, reading: Reading) -> Iterator[str]:
    yield words.say("readings.authority", n=reading.authority)
    yield words.say("readings.credibility", n=reading.credibility)
    yield words.say(f"readings.conditionals_{reading.conditionals}")
    if reading.restatements:
        yield words.say("readings.restatements")
    if reading.review is not None:
        yield words.say("readings.review", review=words.say(f"readings.review_{reading.review}"))


def _further(words: Words, reading: Reading) -> Iterator[str]:
    yield words.say(f"readings.long_{reading.conditionals}")
    if reading.restatements:
        yield words.say("readings.long_restatements")
    if reading.review is not None:
        yield words.say("readings.long_review", review=words.say(f"readings.review_{reading.review}"))
