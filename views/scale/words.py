"""What a range on a scale comes to, told by the scale's named points."""

from collections.abc import Sequence

from models.scales.points import Point, Range


def place_words(points: Sequence[Point], stance: Range | None) -> str:
    """The named points that a range takes in, or those that it lies between; `points` ascend."""
    if stance is None:
        return "Not stated"
    low, high = stance
    inside = [label for value, label in points if low <= value <= high]
    if inside:
        return _taken_in(inside, is_point=low == high)
    below = [label for value, label in points if value < low]
    above = [label for value, label in points if value > high]
    if below and above:
        return f"Between {below[-1]} and {above[0]}"
    if below:
        return f"Above {below[-1]}"
    return f"Below {above[0]}" if above else "No point of this scale has a name"


def _taken_in(inside: Sequence[str], *, is_point: bool) -> str:
    if is_point and len(inside) == 1:
        return inside[0]
    if len(inside) > 2:
        return f"Takes in {len(inside)} named points, {inside[0]} to {inside[-1]}"
    return f"Takes in {' and '.join(inside)}"
