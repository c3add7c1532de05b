"""A reading in words for a terminal: each value with the words that state it."""

from collections.abc import Iterable, Iterator
from gettext import gettext as _
from typing import Any

from kunak.config.commands.record_parts_text import new_fields, part_lines
from kunak.config.commands.record_words import sector_words, worded
from kunak.config.commands.refusals import doubt

WIDTH = 22
QUOTED = 70


def lines(record: dict[str, Any], text: str) -> Iterator[str]:
    """Yield the record line by line.

    Args:
        record: as `kunak.core.reading.to_json` gives it.
        text: what its spans point into.
    """
    source = record["source"]
    yield _line(_("document"), f"{source['name']}, {worded('genre', record['genre'])}")
    if source["published"]:
        yield _valued(_("published"), source["published"]["value"], source["published"], text)
    if not record["agreements"]:
        yield _("No agreement was found in this document.")
    for number, agreement in enumerate(record["agreements"], start=1):
        yield ""
        yield _("Agreement %(number)d of %(count)d: %(kind)s, %(event)s") % {
            "number": number,
            "count": len(record["agreements"]),
            "kind": worded("kind", agreement["kind"]),
            "event": worded("event", agreement["event"]),
        }
        yield from _agreement(agreement, text)
    yield from part_lines(record, lambda label, told, value: _valued(label, told, value, text), _line)
    for warning in record["warnings"]:
        yield _line(
            _("check"), doubt(warning["code"], warning["message"]) + _words_of(warning.get("spans") or (), text)
        )


def _agreement(agreement: dict[str, Any], text: str) -> Iterator[str]:
    for name, label in _single_fields():
        value = agreement[name]
        yield (
            _valued(label, worded(name, value["value"]), value, text)
            if value
            else _line(label, _("the text does not say"))
        )
    for name, label in _repeated_fields():
        for item in agreement[name]:
            yield _valued(label, _told(name, item), item, text)
    yield from new_fields(agreement, lambda label, told, value: _valued(label, told, value, text))


def _single_fields() -> list[tuple[str, str]]:
    return [
        ("title", _("title")),
        ("signed_on", _("signed on")),
        ("place", _("place")),
        ("term", _("term")),
        ("renewal", _("renewal")),
        ("renewal_period", _("renewal period")),
        ("notice", _("notice")),
        ("in_force", _("in force")),
        ("working_groups", _("working groups")),
    ]


def _repeated_fields() -> list[tuple[str, str]]:
    return [
        ("parties", _("party")),
        ("signatories", _("signatory")),
        ("coordinators", _("coordinator")),
        ("supersedes", _("replaces")),
        ("sectors", _("sector")),
        ("commitments", _("commitment")),
        ("planned", _("planned")),
        ("quotes", _("quote")),
    ]


def _told(field: str, item: dict[str, Any]) -> str:
    main = item.get("name") or worded(field, item.get("value") or "") or item.get("text") or ""
    extra = [item.get(key) for key in ("post", "party", "code", "subdivision", "when", "speaker")]
    if item.get("sector"):
        extra.append(sector_words(item["sector"]))
    return ", ".join(str(part) for part in [main, *extra] if part)


def _valued(label: str, told: str, value: dict[str, Any], text: str) -> str:
    start, end = value["spans"][0]
    shown = _shown(text[start:end])
    return _line(label, f"{told}  ← [{start}–{end}] {shown}" if shown != told else f"{told}  ← [{start}–{end}]")


def _words_of(spans: Iterable[list[int]], text: str) -> str:
    places = " … ".join(f"[{start}–{end}] {_shown(text[start:end])}" for start, end in spans)
    return f"  ← {places}" if places else ""


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else words[: QUOTED - 1] + "…"


def _line(label: str, told: str) -> str:
    return f"{label:<{WIDTH}}{told}"
