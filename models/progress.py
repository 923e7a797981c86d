"""What long work yields, so that the shell can show it and stop it between two steps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come: `done` of `total` in its own unit, and what is being done in words."""

    done: int
    total: int
    label: str
