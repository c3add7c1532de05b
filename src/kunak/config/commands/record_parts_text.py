"""What a document says beside its agreements, in words for a terminal: measures, a meeting, acts, outcomes."""

from collections.abc import Callable, Iterator
from gettext import gettext as _
from typing import Any

from kunak.config.commands.record_words import duration_words, part_words, sector_words, worded

Found = dict[str, Any]
Write = Callable[[str, str, Found], str]


def part_lines(record: Found, write: Write, line: Callable[[str, str], str]) -> Iterator[str]:
    """Yield the parts line by line.

    Args:
        write: puts a label, a told value and the words of its first span into a line.
        line: puts a label and a told value into a line.
    """
    yield from _measures(record.get("measures", ()), write)
    if "meeting" in record:
        yield from _meeting(record["meeting"], write)
    yield from _decisions(record.get("decisions", ()), write)
    for act in record.get("acts", ()):
        yield from _act(act, write, line)
    yield from _outcomes(record.get("outcomes", ()), write)


def new_fields(agreement: Found, write: Write) -> Iterator[str]:
    """Yield what an agreement says beyond the fields that every reading has."""
    for end in agreement.get("term_ends", ()):
        yield write(_("end of the term"), f"{part_words('end', end['kind'])} {_end_words(end)}", end)
    if effect := agreement.get("effect"):
        yield write(_("takes effect"), _joined(part_words("effect", effect["event"]), _length(effect["after"])), effect)
    if provisional := agreement.get("provisional"):
        yield write(_("applied provisionally"), provisional["value"], provisional)


def _end_words(end: Found) -> str:
    return str(end["date"] or _length(end["period"]) or end["event"])


def _length(code: str | None) -> str | None:
    return code and duration_words(code)


def _measures(measures: list[Found], write: Write) -> Iterator[str]:
    for place, measure in enumerate(measures, start=1):
        yield ""
        yield _("Measure %(number)d of %(count)d") % {"number": place, "count": len(measures)}
        yield write(_("measure"), _numbered(measure), measure["text"])
        yield from _values(measure, _measure_labels(), write)
        yield from _who_and_when(measure, write)


def _measure_labels() -> list[tuple[str, str]]:
    return [
        ("section", _("section")),
        ("sector", _("sector")),
        ("expected_result", _("expected result")),
        ("indicator", _("indicator")),
        ("money", _("money")),
        ("clause", _("clause")),
    ]


def _who_and_when(found: Found, write: Write) -> Iterator[str]:
    for executor in found["executors"]:
        yield write(_("executor"), _joined(executor["name"], executor["side"]), executor)
    if term := found["term"]:
        days = "–".join(day for day in dict.fromkeys([term["starts_on"], term["ends_on"]]) if day)
        yield write(_("term"), _joined(part_words("term", term["kind"]), days or _length(term["period"])), term)


def _meeting(meeting: Found, write: Write) -> Iterator[str]:
    yield ""
    yield _("Meeting")
    labels = [
        ("number", _("minutes no.")),
        ("held_on", _("held on")),
        ("place", _("place")),
        ("body", _("who met")),
        ("attendance", _("present")),
    ]
    yield from _values(meeting, labels, write)
    people = [
        (_("chair"), meeting["chairs"]),
        (_("secretary"), [meeting["secretary"]]),
        (_("present"), meeting["present"]),
    ]
    for label, persons in people:
        for person in filter(None, persons):
            yield write(label, _joined(person["name"], person["post"], person["party"]), person)
    for item in meeting["agenda"]:
        yield write(_("agenda"), _numbered(item), item["text"])


def _decisions(decisions: list[Found], write: Write) -> Iterator[str]:
    for place, decision in enumerate(decisions, start=1):
        yield ""
        yield _("Decision %(number)d of %(count)d") % {"number": place, "count": len(decisions)}
        yield write(_("decision"), _numbered(decision), decision["text"])
        yield from _who_and_when(decision, write)


def _act(act: Found, write: Write, line: Callable[[str, str], str]) -> Iterator[str]:
    yield ""
    yield _("Act: %(kind)s") % {"kind": part_words("act", act["kind"])}
    yield from _values(act, _act_labels(), write)
    for label, party in [(_("by"), act["by"]), *((_("to"), party) for party in act["to"])]:
        if party:
            yield write(label, party["name"], party)
    if person := act["person"]:
        yield write(_("authorised"), _joined(person["name"], person["post"]), person)
    if agreement := act["agreement"]:
        parties = ", ".join(party["name"] for party in agreement["parties"])
        title, signed_on = ((agreement[name] or {}).get("value") for name in ("title", "signed_on"))
        yield line(_("agreement"), _joined(worded("kind", agreement["kind"]), title, signed_on, parties))
    for name, term in (act["terms"] or {}).items():
        if term:
            yield write(_("changed term"), _joined(part_words("changed", name), worded(name, term["value"])), term)
    for change in act["changes"]:
        clause = (change["clause"] or {}).get("value")
        yield write(_("change"), _joined(part_words("change", change["kind"]), clause), change)


def _act_labels() -> list[tuple[str, str]]:
    return [
        ("on", _("day")),
        ("effective", _("effective")),
        ("until", _("until")),
        ("period", _("period")),
        ("by_agreement", _("replaced by")),
    ]


def _outcomes(outcomes: list[Found], write: Write) -> Iterator[str]:
    for outcome in outcomes:
        yield write(_("outcome"), _joined(part_words("state", outcome["state"]), _numbered(outcome)), outcome["text"])
        for one in outcome["quantities"]:
            yield write(_("count"), f"{one['value']} {one['unit']}", one)


def _values(found: Found, labels: list[tuple[str, str]], write: Write) -> Iterator[str]:
    for name, label in labels:
        if value := found[name]:
            told = sector_words(value["value"]) if name == "sector" else value["value"]
            yield write(label, duration_words(told) if name == "period" else told, value)


def _numbered(found: Found) -> str:
    number = (found["number"] or {}).get("value")
    return f"{number}. {found['text']['value']}" if number else str(found["text"]["value"])


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
