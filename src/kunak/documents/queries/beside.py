"""What a document says beside its agreements, as its page shows it: measures, a meeting, decisions, acts, outcomes.

It is told from the record as it was read: nobody confirms it, and nothing of it enters the register.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from kunak.documents.fields import KINDS
from kunak.documents.queries.rows import part_of
from kunak.documents.segments import Mark, Sheet
from kunak.documents.words import capitalised
from kunak.ui.templatetags.kunak_ui import date_words, duration_ru

Found = Mapping[str, Any]
MOST = 300  # things of one kind that the page tells
MEETING = 1  # its place among the kinds

ACTS: Mapping[str, object] = {
    "in_force": gettext_lazy("Entry into force"),
    "notice": gettext_lazy("Notice that it is to end"),
    "notice_withdrawn": gettext_lazy("Withdrawal of a notice"),
    "renewal": pgettext_lazy("act", "Prolongation"),
    "termination": gettext_lazy("Termination"),
    "supersession": gettext_lazy("Replacement"),
    "amendment": pgettext_lazy("act", "Amendment"),
    "suspension": gettext_lazy("Suspension"),
    "resumption": gettext_lazy("Resumption"),
    "expedience": gettext_lazy("Consent to negotiate"),
    "draft_approval": gettext_lazy("Approval of a draft"),
    "signing_order": gettext_lazy("Order to sign"),
    "authorisation": gettext_lazy("Authorisation"),
    "approval": pgettext_lazy("act", "Approval"),
    "ratification": gettext_lazy("Ratification"),
}
CHANGES: Mapping[str, object] = {
    "reword": gettext_lazy("new wording"),
    "replace": gettext_lazy("words are replaced"),
    "add": gettext_lazy("is added"),
    "delete": gettext_lazy("is left out"),
}
STATES: Mapping[str, object] = {
    "done": pgettext_lazy("outcome", "Done"),
    "in_progress": pgettext_lazy("outcome", "Under way"),
    "not_done": pgettext_lazy("outcome", "Not done"),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that was read: a label, its words, smaller lines below them; `spans` are its words in the text."""

    label: str
    main: str
    notes: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    key: str = ""
    anchor: str = ""
    part: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """Things of one kind under one head; `more` of them are not told, `count` is 0 where they are not counted."""

    label: str
    things: tuple[Thing, ...]
    more: int = 0
    count: int = 0


def beside(record: Found) -> list[Beside]:
    """Return what a record holds beside its agreements, each thing named; kinds without any are left out."""
    kinds: list[tuple[str, Iterable[Thing]]] = [
        (_("Measures"), map(_measure, record.get("measures", ()))),
        (_("Meeting"), _meeting(record["meeting"]) if "meeting" in record else ()),
        (pgettext("of a meeting", "Decisions"), map(_decision, record.get("decisions", ()))),
        (pgettext("of parties", "Acts"), map(_act, record.get("acts", ()))),
        (_("Outcomes"), map(_outcome, record.get("outcomes", ()))),
    ]
    heads = [_head(place, label, list(things)) for place, (label, things) in enumerate(kinds)]
    heads[MEETING] = replace(heads[MEETING], count=0)  # lines about one meeting
    return [head for head in heads if head.things]


def marks(heads: Iterable[Beside], *, order: int) -> list[Mark]:
    """Return where the words of all things stand, to be lit like those of the record's rows."""
    return [Mark(thing.key, start, end, order) for head in heads for thing in head.things for start, end in thing.spans]


def placed(heads: Iterable[Beside], shown: Sheet, borders: list[tuple[int, int]]) -> tuple[Beside, ...]:
    """Return the same with the places of their words on a part of the text."""
    return tuple(replace(head, things=tuple(_placed(thing, shown, borders) for thing in head.things)) for head in heads)


def _head(place: int, label: str, things: list[Thing]) -> Beside:
    named = tuple(replace(one, key=f"beside-{place}-{number}") for number, one in enumerate(things[:MOST]))
    return Beside(label, named, more=max(len(things) - MOST, 0), count=len(things))


def _placed(thing: Thing, shown: Sheet, borders: list[tuple[int, int]]) -> Thing:
    part = part_of(thing.spans[0][0], borders) if thing.spans else 0
    return replace(thing, anchor=shown.anchors.get(thing.key, ""), part=part)


def _measure(found: Found) -> Thing:
    notes = [*_who_and_when(found)]
    for name, label in (("expected_result", _("Result: %(told)s")), ("money", _("Money: %(told)s"))):
        if told := _value(found.get(name)):
            notes.append(label % {"told": told})
    return _thing(_numbered(_("Measure"), found), found["text"], notes)


def _decision(found: Found) -> Thing:
    label = pgettext("of a meeting", "Assignment") if found["executors"] else pgettext("of a meeting", "Decision")
    return _thing(_numbered(label, found), found["text"], _who_and_when(found))


def _who_and_when(found: Found) -> Iterator[str]:
    executors = ", ".join(one["name"] for one in found.get("executors") or ())
    if executors:
        yield _("Executors: %(told)s") % {"told": executors}
    if term := found.get("term"):
        last = term["ends_on"]
        told = term["text"]
        if last and term["kind"] != "day":
            told = _("%(words)s, up to %(day)s") % {"words": told, "day": date_words(last)}
        yield _("Term: %(told)s") % {"told": told}


def _meeting(meeting: Found) -> Iterator[Thing]:
    if meeting["number"]:
        yield _thing(_("Minutes no."), meeting["number"])
    if meeting["held_on"]:
        yield _thing(_("Held on"), meeting["held_on"], main=date_words(meeting["held_on"]["value"]))
    for name, label in (("place", pgettext("of a meeting", "Place")), ("body", _("Who met"))):
        if meeting[name]:
            yield _thing(label, meeting[name], main=capitalised(meeting[name]["value"]))
    people = [
        (pgettext("of a meeting", "Chair"), meeting["chairs"]),
        (pgettext("of a meeting", "Secretary"), [meeting["secretary"]]),
        (pgettext("of a meeting", "Present"), meeting["present"]),
    ]
    for label, persons in people:
        for person in filter(None, persons):
            yield _thing(label, person, [" · ".join(filter(None, (person["post"], person["party"])))], person["name"])
    for item in meeting["agenda"]:
        yield _thing(_numbered(_("Item"), item), item["text"])


def _act(act: Found) -> Thing:
    day = _value(act["on"])
    main = date_words(day) if day else _("The day is not told")
    who = " → ".join(filter(None, [_names([act["by"]]), _names(act["to"])]))
    notes = [who, *(_about(act["agreement"]) if act["agreement"] else ())]
    for name, label in (("effective", _("From %(day)s")), ("until", _("Until %(day)s"))):
        if told := _value(act.get(name)):
            notes.append(label % {"day": date_words(told)})
    if told := _value(act.get("period")):
        notes.append(_("For %(length)s") % {"length": duration_ru(told)})
    for change in act["changes"]:
        how = str(CHANGES.get(change["kind"], change["kind"]))
        notes.append(": ".join(filter(None, [_value(change["clause"]), how])))
    source = act["on"] or act["by"] or next(iter(act["to"]), None) or {}
    return _thing(str(ACTS.get(act["kind"], act["kind"])), source, notes, main)


def _about(agreement: Found) -> Iterator[str]:
    signed_on, title = _value(agreement["signed_on"]), _value(agreement["title"])
    told = " ".join(filter(None, [str(KINDS.get(agreement["kind"], KINDS["agreement"])), title]))
    yield _("%(agreement)s of %(day)s") % {"agreement": told, "day": date_words(signed_on)} if signed_on else told


def _outcome(found: Found) -> Thing:
    notes = ["; ".join(f"{one['value']} {one['unit']}" for one in found["quantities"])]
    return _thing(str(STATES.get(found["state"], found["state"])), found["text"], notes)


def _thing(label: str, source: Found, notes: Iterable[str] = (), main: str = "") -> Thing:
    spans = tuple((start, end) for start, end in source.get("spans") or ())
    return Thing(label, main or capitalised(str(source["value"])), tuple(filter(None, notes)), spans)


def _numbered(label: str, found: Found) -> str:
    number = _value(found.get("number"))
    return f"{label} {number}" if number else label


def _names(parties: Iterable[Found | None]) -> str:
    return ", ".join(party["name"] for party in parties if party)


def _value(found: Found | None) -> str:
    return str(found["value"]) if found and found.get("value") is not None else ""
