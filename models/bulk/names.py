"""Names looked up by the thousand, as tables have them: only a whole name means its choice."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from models.errors import UserError
from models.folding import folded
from models.picking import Choice

_SHOWN = 4


class Names:
    """The names of some choices. Nobody types these, so that beginnings are suggested, not taken."""

    def __init__(self, choices: Sequence[Choice], noun: str) -> None:
        self._noun, self._choices = noun, choices
        self._whole: dict[str, dict[int, None]] = defaultdict(dict)
        begun = set[tuple[str, int]]()
        for at, one in enumerate(choices):
            for name in map(folded, (one.name, *one.others)):
                self._whole[name][at] = None
                begun |= {(beginning, at) for beginning in (name, *name.split())}
        self._begun = sorted(begun)

    def meant(self, text: str) -> Choice | None:
        """The choice of that name, whatever its case and accents; None for no text, `UserError` for none or several."""
        wanted = folded(text.strip())
        if not wanted:
            return None
        found = list(self._whole.get(wanted, ()))
        if len(found) == 1:
            return self._choices[found[0]]
        if found:
            raise UserError(f"More than one {self._noun} is called “{text.strip()}”: {self._listed(found)}.")
        near = list(dict.fromkeys(islice(self._beginning(wanted), _SHOWN + 1)))
        suggested = f" Do you mean {self._listed(near)}?" if near else ""
        raise UserError(f"No {self._noun} is called “{text.strip()}”.{suggested}")

    def _beginning(self, wanted: str) -> Iterable[int]:
        for name, at in islice(self._begun, bisect_left(self._begun, (wanted, -1)), None):
            if not name.startswith(wanted):
                return
            yield at

    def _listed(self, places: Sequence[int]) -> str:
        names = " or ".join(self._choices[at].name for at in places[:_SHOWN])
        return f"{names} …" if len(places) > _SHOWN else names
