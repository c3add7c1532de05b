"""The fields of a reading in the order of the page, with their words; one value of one field is one fact."""

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Shape(StrEnum):
    """What a value looks like in JSON, as in `kunak.reading/1` without spans and confidence."""

    TEXT = "text"  # "о сотрудничестве"
    DATE = "date"  # "2013", "2013-05", "2013-05-29"
    DURATION = "duration"  # "P5Y", "indefinite"
    CHOICE = "choice"  # one code of the field's `choices`
    EFFECT = "effect"  # a code of the field's `choices`, or a date
    SECTOR = "sector"  # a code of the sectors
    PARTY = "party"  # {"name", "type", "code"}
    PERSON = "person"  # {"name", "post", "party"}
    COMMITMENT = "commitment"  # {"text", "sector", "kind"}
    PLANNED = "planned"  # {"text", "when"}
    QUOTE = "quote"  # {"speaker", "text"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Args:
        name: as in the record.
        group: code of `GROUPS`.
        label: its name on the page; for repeated ones, of one value.
        is_repeated: whether it has any number of values, by `position`; others stand at 0.
        choices: code to word, where the shape asks for codes.
        silence: what is counted with while nobody has entered anything, or empty.
    """

    name: str
    group: str
    shape: Shape
    label: object
    is_repeated: bool = False
    choices: MappingProxyType[str, object] = field(default_factory=lambda: MappingProxyType({}))
    silence: str = ""


KINDS: MappingProxyType[str, object] = MappingProxyType(
    {
        "agreement": pgettext_lazy("kind", "Agreement"),
        "treaty": pgettext_lazy("kind", "Treaty"),
        "memorandum": pgettext_lazy("kind", "Memorandum"),
        "protocol": pgettext_lazy("kind", "Protocol"),
        "programme": pgettext_lazy("kind", "Programme"),
        "roadmap": pgettext_lazy("kind", "Road map"),
        "amendment": pgettext_lazy("kind", "Amendment"),
        "transfer": pgettext_lazy("kind", "Agreement on a transfer between budgets"),
        "other": pgettext_lazy("kind", "Other document"),
    }
)
EVENTS: MappingProxyType[str, object] = MappingProxyType(
    {
        "signed": pgettext_lazy("event", "Signed"),
        "planned": pgettext_lazy("event", "Is to be signed"),
        "negotiated": pgettext_lazy("event", "Under negotiation"),
        "in_force": pgettext_lazy("event", "In force"),
        "prolonged": pgettext_lazy("event", "Prolonged"),
        "terminated": pgettext_lazy("event", "Terminated"),
        "mentioned": pgettext_lazy("event", "Only mentioned"),
    }
)
RENEWALS: MappingProxyType[str, object] = MappingProxyType(
    {
        "automatic": pgettext_lazy("renewal", "automatic"),
        "by_consent": pgettext_lazy("renewal", "by consent"),
        "none": pgettext_lazy("renewal", "not foreseen"),
    }
)
EFFECTS: MappingProxyType[str, object] = MappingProxyType(
    {
        "on_signing": _("on signing"),
        "on_notification": _("on notification of internal procedures"),
        "on_publication": _("on publication"),
        "on_ratification": _("on ratification"),
    }
)
PARTY_TYPES: MappingProxyType[str, object] = MappingProxyType(
    {
        "territory": pgettext_lazy("party", "region"),
        "country": pgettext_lazy("party", "country"),
        "municipality": pgettext_lazy("party", "municipality"),
        "body": pgettext_lazy("party", "public body"),
        "company": pgettext_lazy("party", "company"),
        "institution": pgettext_lazy("party", "institution"),
        "other": pgettext_lazy("party", "other"),
    }
)
GENRES: MappingProxyType[str, object] = MappingProxyType(
    {
        "release": pgettext_lazy("genre", "Press release"),
        "agreement": pgettext_lazy("genre", "Text of an agreement"),
        "programme": pgettext_lazy("genre", "Programme"),
        "minutes": pgettext_lazy("genre", "Minutes"),
        "report": pgettext_lazy("genre", "Report"),
        "letter": pgettext_lazy("genre", "Letter"),
        "other": pgettext_lazy("genre", "Document"),
    }
)
GROUPS: MappingProxyType[str, object] = MappingProxyType(
    {
        "agreement": pgettext_lazy("group", "Agreement"),
        "parties": pgettext_lazy("group", "Parties"),
        "term": pgettext_lazy("group", "Term"),
        "sectors": pgettext_lazy("group", "Sectors and commitments"),
        "more": pgettext_lazy("group", "Also in the text"),
        "source": pgettext_lazy("group", "Source"),
    }
)

_ORDERED = (
    Field("kind", "agreement", Shape.CHOICE, _("Kind"), choices=KINDS),
    Field("event", "agreement", Shape.CHOICE, _("What happened"), choices=EVENTS),
    Field("title", "agreement", Shape.TEXT, _("Title")),
    Field("signed_on", "agreement", Shape.DATE, _("Signed on")),
    Field("place", "agreement", Shape.TEXT, pgettext_lazy("of signing", "Place")),
    Field("parties", "parties", Shape.PARTY, _("Party"), is_repeated=True),
    Field("signatories", "parties", Shape.PERSON, _("Signed by"), is_repeated=True),
    Field("coordinators", "parties", Shape.PARTY, _("Coordinator"), is_repeated=True),
    Field("working_groups", "parties", Shape.TEXT, _("Working groups")),
    Field("term", "term", Shape.DURATION, pgettext_lazy("field", "Term")),
    Field("renewal", "term", Shape.CHOICE, _("Renewal"), choices=RENEWALS),
    Field("renewal_period", "term", Shape.DURATION, _("Renewal period"), silence="same_term"),
    Field("notice", "term", Shape.DURATION, _("Notice"), silence="last_day"),
    Field("in_force", "term", Shape.EFFECT, _("Takes effect"), choices=EFFECTS, silence="from_signing"),
    Field("supersedes", "term", Shape.DATE, _("Replaces"), is_repeated=True),
    Field("sectors", "sectors", Shape.SECTOR, _("Sector"), is_repeated=True),
    Field("commitments", "sectors", Shape.COMMITMENT, _("Commitment"), is_repeated=True),
    Field("planned", "more", Shape.PLANNED, _("Planned"), is_repeated=True),
    Field("quotes", "more", Shape.QUOTE, _("Words of"), is_repeated=True),
    Field("published", "source", Shape.DATE, _("Published on")),
)
FIELDS: MappingProxyType[str, Field] = MappingProxyType({one.name: one for one in _ORDERED})
ORDER: MappingProxyType[str, int] = MappingProxyType({one.name: place for place, one in enumerate(_ORDERED)})


def row_key(name: str, position: int) -> str:
    """Return the name of a fact on its page: ``signed_on``, ``parties-0``; the same whatever happens to its value."""
    return f"{name}-{position}" if FIELDS[name].is_repeated else name
