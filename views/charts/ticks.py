"""Round figures along an axis."""

from math import ceil, floor, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_steps(low: float, high: float, most: int) -> list[float]:
    """At most `most` round figures (at least two where there is a span) from below `low` to above `high`, evenly."""
    if high <= low:
        return [low]
    rough = (high - low) / max(most - 1, 1)
    power = 10.0 ** floor(log10(rough))
    for step in (power * one for one in (*_STEPS, 20.0, 25.0, 50.0)):
        first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
        if last - first + 1 <= max(most, 2):
            return [round(step * place, 10) + 0.0 for place in range(first, last + 1)]
    return [low, high]
