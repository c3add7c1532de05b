"""What a page says of itself in its machine part: its title and its day."""

import re
from collections.abc import Iterator
from datetime import date

from kunak.core.reading.formats.markup import Markup

_TITLES = ("og:title", "twitter:title")
_DATES = frozenset(
    (
        "article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "mediator_published_time",
    )
)
_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_JSON_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')


def title(markup: Markup) -> str | None:
    """Return the title that the page gives for sharing, else the window's."""
    named: dict[str, str] = {}
    windows = []
    for element in markup.elements:
        if element.tag == "meta" and "content" in element.attributes:
            named.setdefault(_name(element.attributes), element.attributes["content"])
        elif element.parent >= 0 and element.text and markup.elements[element.parent].tag == "title":
            windows.append(element.text)
    for text in (*(named.get(name, "") for name in _TITLES), *windows):
        if clean := " ".join(text.split()):
            return clean
    return None


def published_on(markup: Markup) -> str | None:
    """Return the day of publication, ISO 8601, where all that the page says of it for machines agrees."""
    days = {day for text in _stated(markup) if (day := _day(text))}
    return days.pop() if len(days) == 1 else None


def _stated(markup: Markup) -> Iterator[str]:
    for element in markup.elements:
        attributes = element.attributes
        if element.tag == "meta" and _name(attributes) in _DATES:
            yield attributes.get("content", "")
        elif element.tag != "meta" and attributes.get("itemprop", "").lower() == "datepublished":
            yield attributes.get("datetime", "") or attributes.get("content", "")
        elif element.tag == "time" and "pubdate" in attributes:
            yield attributes.get("datetime", "")
        elif element.text and element.parent >= 0 and _is_json(markup.elements[element.parent].attributes):
            yield from _JSON_DAY.findall(element.text)


def _name(attributes: dict[str, str]) -> str:
    for key in ("property", "name", "itemprop"):
        if attributes.get(key):
            return attributes[key].strip().lower()
    return ""


def _is_json(attributes: dict[str, str]) -> bool:
    return attributes.get("type", "").strip().lower() == "application/ld+json"


def _day(text: str) -> str | None:
    """Return the day a moment begins with; before 1990 it is a server's default, not a day of news."""
    if not (found := _DAY.match(text)):
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return day.isoformat() if day.year >= 1990 else None
