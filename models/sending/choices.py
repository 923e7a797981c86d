"""What of a dossier a copy that is sent holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """Whether drafts, notes, the names of analysts and the change record go with it, and up to which handling mark.

    With a mark (`up_to`, one of `models.words.HANDLINGS`; "" for all) what comes from sources that are for a narrower
    circle stays out. Nobody has said for whom a source without a mark is, so it stays out, too, unless `unmarked`.
    """

    drafts: bool = True
    notes: bool = True
    names: bool = True
    record: bool = True
    up_to: str = ""
    unmarked: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing stays out. Whatever stays out was written at some time, so the record stays out with it."""
        return self.drafts and self.notes and self.names and self.record and not self.up_to
