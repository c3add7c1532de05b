"""Documents: by their names, and those that are in no agreement yet by their texts; the register finds the others."""

from collections.abc import Iterator, Sequence
from itertools import chain

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kunak.desk.search.source import Hit, Seeker, Source, having, place_in
from kunak.documents.models import Document
from kunak.documents.queries import documents_for
from kunak.ui.templatetags.kunak_ui import date_words


def find(seeker: Seeker) -> Sequence[int]:
    """Return the documents that the person may see, newest first. Two queries."""
    found = documents_for(seeker.person).select_related(None)
    taken = found.exclude(agreements=None).order_by("-uploaded_at", "-pk").values_list("pk", "name")
    return having(chain(_loose(seeker), taken.distinct().iterator()), seeker.words)


def _loose(seeker: Seeker) -> Iterator[tuple[int, str, str]]:
    found = documents_for(seeker.person).select_related(None).filter(agreements=None)
    yield from found.order_by("-uploaded_at", "-pk").values_list("pk", "name", "text").iterator()


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:
    """Return them with the place in the text. One query."""
    there = Document.objects.in_bulk(keys)
    return [_hit(there[key], seeker) for key in keys]


def _hit(one: Document, seeker: Seeker) -> Hit:
    where = place_in(seeker.words, one.name, one.text)
    return Hit(one.get_absolute_url(), one.name, date_words(localdate(one.uploaded_at)), where)


SOURCE = Source("documents", _("Documents"), "file", find, show)
