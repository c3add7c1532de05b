"""Values of the journal as people read them: which field, what it was, what it is."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from kunak.agreements.act_words import KINDS as ACTS
from kunak.agreements.act_words import changed_terms
from kunak.documents.fields import FIELDS
from kunak.documents.words import words
from kunak.ui.templatetags.kunak_ui import date_words, duration_ru, kind_name, sector_name

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
HASH = re.compile(r"[0-9a-f]{64}")
LONGEST = 600
LABELS: dict[str, str | Promise] = {
    "title": gettext_lazy("Title"),
    "parties": gettext_lazy("Parties"),
    "signed_on": gettext_lazy("Signed on"),
    "side": gettext_lazy("Side"),
    "content": gettext_lazy("Content"),
    "reason": gettext_lazy("Reason"),
    "state": gettext_lazy("State"),
    "value": gettext_lazy("Value"),
    "ground": gettext_lazy("Ground"),
    "paper": gettext_lazy("Paper of the side"),
    "facts": gettext_lazy("Values confirmed"),
    "facts confirmed": gettext_lazy("Values confirmed"),
    "agreements": gettext_lazy("Agreements found"),
    "documents": gettext_lazy("Documents"),
    "reader": gettext_lazy("Version of the reader"),
    "name": gettext_lazy("Name"),
    "size": gettext_lazy("Size, bytes"),
    "sha256": "SHA-256",
    "media_type": gettext_lazy("Kind of file"),
    "version": gettext_lazy("Version"),
    "from": gettext_lazy("From version"),
    "by version": gettext_lazy("Replaced by version"),
    "measures": gettext_lazy("Measures"),
    "waiver": gettext_lazy("Waiver"),
    "sector": gettext_lazy("Sector"),
    "kind": pgettext_lazy("of a measure", "Kind"),
    "text": gettext_lazy("Text"),
    "commitment": gettext_lazy("Commitment, by number"),
    "term_kind": gettext_lazy("Kind of term"),
    "starts_on": gettext_lazy("Begins"),
    "ends_on": gettext_lazy("Ends"),
    "executors": gettext_lazy("Executors"),
    "number": pgettext_lazy("of an act", "Number"),
    "registered_on": gettext_lazy("Registration date"),
    "own_signed_on": gettext_lazy("Signed by our side on"),
    "handed_over_on": gettext_lazy("Original handed over for registration on"),
    "authority": gettext_lazy("Authority of who signed"),
    "short_title": gettext_lazy("Short title of our side"),
    "access": gettext_lazy("Access mark"),
    "kept_at": gettext_lazy("Where the originals are kept"),
    "originals": gettext_lazy("Number of originals"),
    "formality": pgettext_lazy("of a formality", "What it is"),
    "issued_by": gettext_lazy("Who issued or published it"),
    "dated": pgettext_lazy("of an act", "Date"),
    "registrar": gettext_lazy("Who keeps the book"),
    "mask": gettext_lazy("Mask of numbers"),
    "hand_over_days": gettext_lazy("Days to hand the original over"),
    "hand_over_is_working": gettext_lazy("Days of handing over are working ones"),
    "registration_days": gettext_lazy("Days to register"),
    "registration_is_working": gettext_lazy("Days of registration are working ones"),
    "link": pgettext_lazy("of two agreements", "Link"),
    "former": gettext_lazy("Earlier agreement"),
    "milestones": gettext_lazy("Milestones"),
    "due_on": gettext_lazy("Term"),
    "expected_result": gettext_lazy("Expected result"),
    "indicator": gettext_lazy("Indicator"),
    "money": gettext_lazy("Source of money"),
    "act": pgettext_lazy("after the signing", "Act"),
    "on": pgettext_lazy("of an act", "Day"),
    "by": pgettext_lazy("of an act", "By"),
    "effective": gettext_lazy("Takes effect"),
    "period": gettext_lazy("For how long"),
    "until": gettext_lazy("Until"),
    "by_agreement": gettext_lazy("Later agreement"),
    "terms": gettext_lazy("Changed terms"),
}
STATES: Mapping[str, str | Promise] = {
    "proposed": pgettext_lazy("state", "read"),
    "confirmed": pgettext_lazy("state", "confirmed"),
    "corrected": pgettext_lazy("state", "corrected"),
    "refused": pgettext_lazy("state", "refused"),
    "entered": pgettext_lazy("state", "entered"),
    "review": pgettext_lazy("state", "under review"),
    "queued": pgettext_lazy("state", "waits for reading"),
    "failed": pgettext_lazy("state", "not read"),
    "postponed": pgettext_lazy("state", "put aside"),
    "accepted": pgettext_lazy("state", "in the register"),
    "joined": pgettext_lazy("state", "a further document"),
    "draft": pgettext_lazy("state", "draft"),
    "sent": pgettext_lazy("state", "sent"),
    "returned": pgettext_lazy("state", "returned"),
    "in_force": pgettext_lazy("state", "in force"),
    "replaced": pgettext_lazy("state", "replaced"),
    "waiting": pgettext_lazy("state", "waits for the other sides"),
    "counts": pgettext_lazy("state", "counts"),
    "void": pgettext_lazy("state", "does not count"),
}
FORMALITIES: Mapping[str, str | Promise] = {
    "approval": gettext_lazy("act of approval"),
    "law": gettext_lazy("act of the legislature"),
    "publication": gettext_lazy("publication"),
}
LINKS: Mapping[str, str | Promise] = {
    "replaces": gettext_lazy("replaces the earlier one"),
    "amends": gettext_lazy("amends the earlier one"),
}
WORDED: dict[str, Callable[[str], str]] = {  # upper rooms add what they alone know to word
    "state": lambda text: str(STATES.get(text, text)),
    "link": lambda text: str(LINKS.get(text, text)),
    "formality": lambda text: str(FORMALITIES.get(text, text)),
    "sector": sector_name,
    "kind": kind_name,
    "act": lambda code: str(ACTS.get(code, code)),
    "period": duration_ru,
}
KEYED: dict[str, Callable[[str], str]] = {  # mappings that are told key by key, with the label of a key
    "executors": lambda party: f"{LABELS['executors']}, {party}"
}
KEY_WORDED: dict[str, Callable[[str, Any], str]] = {}  # how the values of such a mapping read; upper rooms add to both
LISTED: set[str] = set()  # lists of which only what differs is told; upper rooms add to it
APART: dict[str, Callable[[Any, Any], Iterator["Change"]]] = {}  # lists that are told one by one; upper rooms add to it
SILENT = {"line", "order", "is_final", "field"}  # of no use to a reader, or told elsewhere


@dataclass(frozen=True, slots=True)
class Change:
    """A field with its value before and after; an empty text where there was none."""

    label: str
    before: str
    after: str


def changes(before: Any, after: Any) -> Iterator[Change]:
    """Yield what an entry tells, field by field; what stayed the same is left out."""
    was, now = _mapping(before), _mapping(after)
    field = str(now.get("field") or was.get("field") or "")
    for name in dict.fromkeys([*now, *was]):
        is_told = name == "state" and field in FIELDS  # the verb tells it
        if name in SILENT or is_told or was.get(name) == now.get(name):
            continue
        if name in KEYED:
            yield from _parted(name, was.get(name), now.get(name))
            continue
        if name in APART and was and now:
            yield from APART[name](was.get(name) or [], now.get(name) or [])
            continue
        if name in LISTED and was.get(name) and now.get(name):
            yield _listed(name, was[name], now[name])
            continue
        label = str(LABELS.get(name, name))
        if name == "value" and field in FIELDS:
            label = str(FIELDS[field].label)
        change = Change(label, value_words(name, was.get(name), field), value_words(name, now.get(name), field))
        if change.before or change.after:
            yield change


def _parted(name: str, before: Any, after: Any) -> Iterator[Change]:
    """Yield what changed in a mapping, each key by its own label."""
    was, now = _mapping(before), _mapping(after)
    for key in dict.fromkeys([*now, *was]):
        if was.get(key) != now.get(key):
            told = [_key_words(name, key, one.get(key)) for one in (was, now)]
            if any(told):
                yield Change(KEYED[name](key), *told)


def _key_words(name: str, key: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    return KEY_WORDED[name](key, value) if name in KEY_WORDED else value_words(name, value)


def _listed(name: str, was: list[Any], now: list[Any]) -> Change:
    """Return what differs between two lists; where only the order does, both whole."""
    gone, come = [one for one in was if one not in now], [one for one in now if one not in was]
    before, after = (gone, come) if gone or come else (was, now)
    return Change(str(LABELS[name]), value_words(name, before), value_words(name, after))


def _mapping(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    return value if isinstance(value, dict) else {"value": value}


def value_words(name: str, value: Any, field: str = "") -> str:
    """Return a value of the journal in words; empty for none.

    Args:
        name: of the value in the entry.
        field: of the document's record, where the value is one of its.
    """
    if value is None or value == "":
        return ""
    if name == "value" and field in FIELDS:
        return _fact_words(field, value)
    if name == "terms":
        return "; ".join(changed_terms(value))
    return _parts(name, value) if isinstance(value, dict | list) else _plain(name, value)


def _parts(name: str, value: dict[str, Any] | list[Any]) -> str:
    if isinstance(value, dict):
        return _joined(", ", (_pair(key, part) for key, part in value.items() if key not in SILENT))
    if value and name.startswith("facts"):
        return ngettext("%(n)d value", "%(n)d values", len(value)) % {"n": len(value)}
    return _joined("; ", (value_words(name, part) for part in value))


def _plain(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = str(value)
    worded = WORDED.get(name)
    if worded:
        return worded(text)
    if HASH.fullmatch(text):
        return f"{text[:12]}…"
    if DAY.fullmatch(text):
        return date_words(text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _fact_words(field: str, value: Any) -> str:
    try:
        shown = words(FIELDS[field], value, {})
    except (KeyError, TypeError):  # an entry of an older shape: shown as it stands
        return str(value)
    return " · ".join(filter(None, (shown.main, shown.small)))


def _pair(key: str, part: Any) -> str:
    told = value_words(key, part)
    return told if key in {"name", "text", "due_on"} or not told else f"{LABELS.get(key, key)}: {told}"


def _joined(sign: str, parts: Iterator[str]) -> str:
    return sign.join(filter(None, parts))


def record_words(kind: str, name: str, after: Any) -> str:
    """Return which record an entry is about: the field of a value, else the record's own name."""
    field = str(_mapping(after).get("field"))
    if kind == "documents.fact" and field in FIELDS:
        return str(FIELDS[field].label)
    return "" if kind == "agreements.agreement" else name
