"""What was done to an agreement by an act: a notice, an amendment, an order to sign, a law (version 1.1)."""

from dataclasses import dataclass
from typing import Literal

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.record.parties import Kind, Party, Person

# the first nine are the acts of TERMS.md, which kunak.core.terms takes; the others come before a signing or allow it
ActKind = Literal[
    "in_force",
    "notice",
    "notice_withdrawn",
    "renewal",
    "termination",
    "supersession",
    "amendment",
    "suspension",
    "resumption",
    "expedience",
    "draft_approval",
    "signing_order",
    "authorisation",
    "approval",
    "ratification",
]
PaperType = Literal["order", "resolution", "decree", "law", "decision", "notice", "letter", "amendment", "agreement"]
ChangeKind = Literal["reword", "replace", "add", "delete"]


@dataclass(frozen=True, slots=True)
class Paper:
    """The document that is the act: распоряжение, постановление, указ, закон, решение, уведомление, письмо."""

    type: PaperType
    spans: tuple[Span, ...]
    number: Sourced[str] | None = None
    dated: Sourced[str] | None = None
    body: Party | None = None


@dataclass(frozen=True, slots=True)
class AboutAgreement:
    """The agreement that an act is about, as the act names it."""

    kind: Kind
    spans: tuple[Span, ...]
    title: Sourced[str] | None = None
    number: Sourced[str] | None = None
    signed_on: Sourced[str] | None = None
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedTerms:
    """Terms as an amendment leaves them; what is None does not change. Values as in an agreement."""

    term: Sourced[str] | None = None
    until: Sourced[str] | None = None
    renewal: Sourced[str] | None = None
    renewal_period: Sourced[str] | None = None
    notice: Sourced[str] | None = None

    def __bool__(self) -> bool:
        return any((self.term, self.until, self.renewal, self.renewal_period, self.notice))


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the wording: of which clause, what words go and what words come."""

    kind: ChangeKind
    spans: tuple[Span, ...]
    clause: Sourced[str] | None = None
    old: Sourced[str] | None = None
    new: Sourced[str] | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One act.

    Args:
        kind: what it does, in the words of TERMS.md where it changes the standing of an agreement.
        spans: the words that do it.
        on: its day, ISO 8601.
        by: the party that gives a notice, or whose body ordered or approved.
        to: whom a notice is given to.
        agreement: what it is about; None where the text does not name it.
        effective: of a termination the last day in force; of an amendment the first day of the changed terms; of a
            notice the end that it names; of a suspension or resumption its first day.
        period, until: of a renewal, how long or up to which last day the parties go on.
        by_agreement: of a supersession, the words that name the later agreement.
        terms, changes: of an amendment.
        person: who is authorised to sign.
        paper: the document that is the act.
    """

    kind: ActKind
    spans: tuple[Span, ...]
    on: Sourced[str] | None = None
    by: Party | None = None
    to: tuple[Party, ...] = ()
    agreement: AboutAgreement | None = None
    effective: Sourced[str] | None = None
    period: Sourced[str] | None = None
    until: Sourced[str] | None = None
    by_agreement: Sourced[str] | None = None
    terms: ChangedTerms | None = None
    changes: tuple[Change, ...] = ()
    person: Person | None = None
    paper: Paper | None = None
    confidence: float = 1.0
    rule: str = ""
