"""Agreements: by their cards and by the full texts of their documents, as the register finds them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from kunak.agreements.listing.asking import Question, way_of
from kunak.agreements.listing.conditions import has_words
from kunak.agreements.queries import Asked, rows_of
from kunak.desk.search.source import Hit, Newest, Seeker, Source


def find(seeker: Seeker) -> Sequence[int]:
    """Return the agreements of the side, last signed first, as many as the lists count. Two queries."""
    condition = has_words(seeker.typed)
    if condition is None:
        return []
    keys = way_of(Question(seeker.side.pk, seeker.on, (condition,))).page("-signed", start=0, size=MOST)
    return Newest(keys) if len(keys) == MOST else keys


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:
    """Return them with the place in a text. Four queries."""
    return [
        Hit(
            one.row.agreement.get_absolute_url(),
            one.row.title,
            one.row.names,
            one.quoted.excerpt if one.quoted else (),
        )
        for one in rows_of(keys, Asked(seeker.on, words=seeker.typed))
    ]


MOST = 2_000
SOURCE = Source("agreements", _("Agreements"), "list", find, show)
