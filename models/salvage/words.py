"""What was salvaged, in plain sentences."""

from models.phrases import counted
from models.salvage.salvage import Salvaged


def salvaged_words(found: Salvaged) -> list[str]:
    """What was saved and what is known to be lost, a sentence each; what is not proven comes after it."""
    lost = [f"{counted(found.lost, 'change')} lost."] if found.lost else []
    missing = f"The file is cut short, {counted(found.cut, 'page')} missing: more may be lost than can be counted."
    return [
        f"{counted(found.steps, 'step')} with {counted(found.changes, 'change')} saved, each proven by its hash.",
        *lost,
        *([missing] if found.cut else []),
    ]


def unproven_words(found: Salvaged) -> list[str]:
    """The records of which something was taken over that no hash proves, a sentence each."""
    return [f"Not proven, because its last change is lost: {title}." for title in found.unproven]
