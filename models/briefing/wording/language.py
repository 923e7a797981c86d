"""The languages in which a briefing can be written."""

from enum import StrEnum


class Language(StrEnum):
    """A language by its code in ISO 639."""

    ENGLISH = "en"
    UKRAINIAN = "uk"
    RUSSIAN = "ru"

    @property
    def tag(self) -> str:
        """The language with its country, as files name it: "en-GB"."""
        return f"{self.value}-{_COUNTRIES[self]}"

    @property
    def label(self) -> str:
        """The language as it is offered."""
        return self.name.capitalize()


_COUNTRIES = {Language.ENGLISH: "GB", Language.UKRAINIAN: "UA", Language.RUSSIAN: "RU"}
