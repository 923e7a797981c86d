"""The one sort of error that is told to the user; every other exception is a bug of ours."""


class UserError(Exception):
    """What the world or the user got wrong, as a sentence that can be shown as it stands."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        # Kept apart, because Qt's bindings put words of their own before what passes through them.
        self.sentence = sentence


class ReadOnlyError(UserError):
    """The dossier can be read but not written."""


class BusyError(UserError):
    """Somebody else holds the dossier's write lock for longer than we wait."""
