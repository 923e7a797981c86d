"""The fixed vocabularies of a dossier: acts and grades, with the words that screens and pages use for them."""

from enum import StrEnum


class Act(StrEnum):
    """What a speaker did by saying it (DESIGN section 1)."""

    DEMAND = "demand"
    OFFER = "offer"
    SIGNAL = "signal"
    ACCEPTANCE = "acceptance"
    REJECTION = "rejection"
    COMMITMENT = "commitment"
    CLARIFICATION = "clarification"
    RED_LINE = "red_line"
    RESTATEMENT = "restatement"
    RETRACTION = "retraction"
    THREAT = "threat"
    APPEAL = "appeal"
    PROCEDURAL = "procedural"

    @property
    def label(self) -> str:
        """The act in running text: "red line" for `red_line`."""
        return self.value.replace("_", " ")


ACTS = tuple(Act)
"""All acts; columns of acts hold positions in this tuple."""

PLACING = frozenset(
    {Act.DEMAND, Act.OFFER, Act.SIGNAL, Act.ACCEPTANCE, Act.REJECTION, Act.COMMITMENT, Act.CLARIFICATION}
)
"""The acts that place a party on the scale when they carry a range."""


class Review(StrEnum):
    """How far a statement's coding has been looked at by others."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    DISPUTED = "disputed"


REVIEWS = tuple(Review)
"""All review states; columns of reviews hold positions in this tuple."""


class Conditionals(StrEnum):
    """Which conditional statements count under a reading."""

    COUNTED = "counted"
    MET = "met"
    NEVER = "never"


class LinkKind(StrEnum):
    """How a statement stands to another one. Retraction is a field of the statement, since it decides what is held."""

    CLARIFIES = "clarifies"
    RESTATES = "restates"
    RESPONDS_TO = "responds_to"
    CONTRADICTS = "contradicts"
    CONDITIONAL_ON = "conditional_on"

    @property
    def label(self) -> str:
        """The kind in running text: "responds to" for `responds_to`."""
        return self.value.replace("_", " ")

    @property
    def label_back(self) -> str:
        """The kind as told of the other statement: "answered by" for `responds_to`."""
        return _TOLD_BACK[self]


_TOLD_BACK = {
    LinkKind.CLARIFIES: "clarified by",
    LinkKind.RESTATES: "restated by",
    LinkKind.RESPONDS_TO: "answered by",
    LinkKind.CONTRADICTS: "contradicted by",
    LinkKind.CONDITIONAL_ON: "condition of",
}


class Standing(StrEnum):
    """What has become of a condition."""

    MET = "met"
    UNMET = "unmet"
    LAPSED = "lapsed"


class Stance(StrEnum):
    """What another source says to a statement."""

    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"


class Judgement(StrEnum):
    """What an assessment judges."""

    LIKELIHOOD = "likelihood"
    SALIENCE = "salience"
    CAPABILITY = "capability"
    RESERVATION = "reservation"
    ASPIRATION = "aspiration"


ON_THE_SCALE = frozenset({Judgement.RESERVATION, Judgement.ASPIRATION})
"""The judgements that are ranges on an issue's scale."""


AUTHORITIES = {
    1: "leader",
    2: "minister, head of delegation or tabled text",
    3: "delegate or official spokesperson",
    4: "other named official",
    5: "unnamed",
}

FIRMNESSES = {
    0: "trial balloon",
    1: "indicated",
    2: "stated",
    3: "insisted on",
    4: "declared non-negotiable",
}

CREDIBILITIES = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""Credibility of what is reported, by the Admiralty code."""

RELIABILITIES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""Reliability of a source, by the Admiralty code."""

HANDLINGS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""Handling marks of the Traffic Light Protocol 2.0, the widest circle first; shown with TLP: before them."""

PARTY_MARKERS = ("disc", "ring", "square", "diamond", "triangle", "star")
"""Shapes that may stand beside a party's colour, for those who cannot tell colours apart."""

PRINCIPAL = "principal"
"""The role of a party whose agreement the talks are about."""

MARKS = {
    Act.DEMAND: "triangle",
    Act.OFFER: "disc",
    Act.SIGNAL: "ring",
    Act.ACCEPTANCE: "diamond",
    Act.REJECTION: "cross",
    Act.COMMITMENT: "star",
    Act.CLARIFICATION: "square",
    Act.RED_LINE: "bar",
    Act.RESTATEMENT: "dot",
    Act.RETRACTION: "struck ring",
    Act.THREAT: "falling triangle",
    Act.APPEAL: "hollow triangle",
    Act.PROCEDURAL: "dash",
}
"""The shape that stands for each act on screen and page."""
