"""An entry of a table: its fields to a page. The same names are read in JSON Lines and in Parquet."""

import json
from collections.abc import Mapping
from datetime import date, datetime

from kunak.core.reading.batch.errors import BadField, NoEntry
from kunak.core.reading.batch.items import Line, Page

FIELDS = ("text", "html", "name", "url", "published")
"""What is looked at in an entry; `text` or `html` must be there."""


def page_of_line(line: Line) -> Page:
    """Return the page of a line.

    Raises:
        NoEntry: it is no JSON object.
        BadField: as `page_of_entry`.
    """
    try:
        entry = json.loads(line.data)
    except (ValueError, RecursionError) as error:
        raise NoEntry from error
    if not isinstance(entry, dict):
        raise NoEntry
    return page_of_entry(entry, line.place)


def page_of_entry(entry: Mapping[str, object], place: str) -> Page:
    """Return the page of an entry.

    Raises:
        BadField: neither text nor html, or a field that is of another kind than it should be.
    """
    text, html = _words(entry, "text"), _words(entry, "html")
    if text is None and html is None:
        raise BadField(field="text")
    return Page(
        place,
        text if text is not None else html or "",
        is_html=text is None,
        name=_words(entry, "name") or "",
        url=_words(entry, "url"),
        published=_day(entry.get("published")),
    )


def _words(entry: Mapping[str, object], field: str) -> str | None:
    value = entry.get(field)
    if value is not None and not isinstance(value, str):
        raise BadField(field=field)
    return value


def _day(value: object) -> str | None:
    """Return a day, given as one, as a moment, or as either in ISO 8601."""
    if value is None or value == "":
        return None
    if isinstance(value, date):  # a moment is one, too
        return value.strftime("%Y-%m-%d")
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value).date().isoformat()
        except ValueError:
            pass
    raise BadField(field="published")
