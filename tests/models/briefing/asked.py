"""Briefings as somebody asks for them, of made-up talks or the sample."""

from datetime import date

from models.analysis.reading import ON_RECORD, Reading
from models.briefing.composing import composed
from models.briefing.content import BriefingData
from models.briefing.specification import (
    SECTIONS,
    Kind,
    Specification,
)
from models.briefing.wording.language import Language
from models.briefing.wording.words import words_in
from tests.models.briefing.conftest import Talks

ENGLISH = words_in(Language.ENGLISH)
TODAY = date(2022, 4, 20)


def made(talks: Talks, wanted: Specification, reading: Reading = ON_RECORD) -> BriefingData:
    return composed(*talks, reading, wanted, today=TODAY, version="1.0").data


def of_kind(kind: Kind, **rest: object) -> Specification:
    return Specification(kind=kind, sections=SECTIONS[kind], earlier=6, later=7, **rest)  # type: ignore[arg-type]
