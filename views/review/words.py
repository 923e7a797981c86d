"""Words for what the review shows: values of a coding, who gave them and when, and figures of agreement."""

from models.agreement.alpha import Agreement
from models.agreement.columns import RANGE, Field
from models.agreement.differing import Part, PartValue
from models.agreement.who import Given
from models.entry import number, range_text, rounded
from models.phrases import counted
from models.telling.when import when_words
from models.words import CREDIBILITIES, FIRMNESSES, Act
from views.labels import NOT_STATED

NOT_GRADED = "not graded"
UNDEFINED = "–"

FIELD_NAMES = {
    Field.ACT: "Act", Field.LOW: "Range from", Field.HIGH: "Range to", Field.FIRMNESS: "Firmness",
    Field.CREDIBILITY: "Credibility",
}  # fmt: skip

CUSTOM = (
    "Krippendorff’s customs: rely on data from .800 on, draw tentative conclusions from .667 on. "
    "They are customs, not tests: what is enough depends on what hangs on it."
)


def part_words(part: Part, value: PartValue) -> str:
    """A value of a part: offer, 40–55, 3 insisted on, or that there is none."""
    if value is None:
        return NOT_STATED if part is Part.RANGE else NOT_GRADED
    if isinstance(value, Act):
        return value.label
    if isinstance(value, tuple):
        return range_text(*value)
    grades = FIRMNESSES if part is Part.FIRMNESS else CREDIBILITIES
    return f"{value} {grades[value]}"


def given_words(given: Given | None, own_id: str) -> str:
    """Who gave a value and when: you, 14:02."""
    if given is None:
        return "not recorded"
    who = "you" if given.analyst_id == own_id else given.analyst or "somebody"
    return f"{'as imported by ' if given.founding else ''}{who}, {when_words(given.clock)}"


def alpha_words(agreement: Agreement) -> str:
    """Alpha to three decimals, as thresholds for it are given: 0.794, −0.053, or a dash where it is undefined."""
    if agreement.alpha is None:
        return UNDEFINED
    return f"{agreement.alpha + 0.0:.3f}".replace("-", "−").replace("−0.000", "0.000")


def short_pairs(agreement: Agreement) -> str:
    """How many pairs of values are equal, where it is plain that these are counted: 85.7 % of 24."""
    if agreement.percent is None:
        return "no pairs"
    return f"{number(rounded(agreement.percent))} % of {agreement.pairs:,}"


def pairs_words(agreement: Agreement) -> str:
    """As `short_pairs`, saying what is counted: 85.7 % of 24 pairs."""
    return short_pairs(agreement) + ("" if agreement.percent is None else f" pair{'s' * (agreement.pairs != 1)}")


def why_undefined(agreement: Agreement, field: Field) -> str:
    """Why there is no alpha, "" where there is one."""
    if agreement.alpha is not None:
        return ""
    if not agreement.units:
        given = f" {counted(agreement.alone, 'statement')} got one from one analyst only." if agreement.alone else ""
        what = "range" if field in RANGE else "grade"
        return f"Undefined: no statement got a {what} from two analysts.{given}"
    return "Undefined: all values are the same, so nobody can say whether the analysts would tell others apart."
