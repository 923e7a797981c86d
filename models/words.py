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
