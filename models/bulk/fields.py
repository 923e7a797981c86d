"""The fields of a statement as columns of a table: their headings, and what each is called in a sentence."""

from enum import StrEnum


class Field(StrEnum):
    """One column that a table of statements can have. The value is its name in a dossier folder, where it has one."""

    CODE = "id"
    SAID = "said_on"
    PUBLISHED = "published_on"
    PARTY = "party"
    SPEAKER = "speaker"
    ISSUE = "issue"
    ACT = "act"
    RANGE = "range"
    LOW = "stance_low"
    HIGH = "stance_high"
    FIRMNESS = "firmness"
    GRADE = "credibility"
    SOURCE = "source"
    CONDITION = "condition"
    DEPENDS_ON = "depends_on"
    TEXT = "text"
    RECORD = "record"
    LOCATOR = "locator"
    ROUND = "round"
    NOTE = "note"
    REVIEW = "review"

    @property
    def heading(self) -> str:
        """The heading of the column, as the register has it."""
        return _HEADINGS.get(self, self.name.capitalize().replace("_", " "))

    @property
    def noun(self) -> str:
        """What it is called in a sentence: the act, the day said."""
        return _NOUNS.get(self, self.heading.lower())


_HEADINGS = {
    Field.LOW: "Range from",
    Field.HIGH: "Range to",
    Field.RECORD: "On record",
}

_NOUNS = {
    Field.SAID: "day said",
    Field.PUBLISHED: "day published",
    Field.GRADE: "credibility",
    Field.RECORD: "how it is on record",
    Field.DEPENDS_ON: "issue it depends on",
}

NEEDED = (Field.SAID, Field.SPEAKER, Field.ISSUE, Field.ACT, Field.GRADE, Field.SOURCE)
"""What a new statement cannot do without. Party and day of publication follow from these where they are not given."""

KEPT = (*NEEDED, Field.PARTY, Field.PUBLISHED)
"""What every statement has, so that nothing can be put in its place."""

WORDS = (Field.TEXT, Field.CONDITION, Field.RECORD, Field.LOCATOR, Field.NOTE)
"""Fields of free words."""

ENDS = (Field.LOW, Field.HIGH)
"""The two ends of the range, where a table has a column for each."""

SETTABLE = tuple(field for field in Field if field not in (Field.CODE, *ENDS))
"""What can be set on statements that are there."""
