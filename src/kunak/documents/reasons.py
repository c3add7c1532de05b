"""Why two documents are one agreement or are not, in the reader's language."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy

from kunak.core.joining import Bearing, Reason

REASONS: Mapping[str, object] = {
    "parties_same": gettext_lazy("the same parties"),
    "parties_near": gettext_lazy("the same parties, named otherwise"),
    "parties_part": gettext_lazy("one of the documents names not all of the parties"),
    "parties_unknown": gettext_lazy("one of the documents names no parties"),
    "parties_differ": gettext_lazy("other parties"),
    "day_same": gettext_lazy("the same day of signing"),
    "day_fits": gettext_lazy("the days of signing do not contradict each other"),
    "day_near": gettext_lazy("the days of signing lie close together, and one of them was concluded from other words"),
    "day_foreseen": gettext_lazy("one of the documents tells of a signing still to come"),
    "day_published": gettext_lazy("the day of signing is not named, but the text was published soon after it"),
    "published_together": gettext_lazy("published on the same days"),
    "day_unknown": gettext_lazy("one of the documents does not name the day of signing"),
    "day_differs": gettext_lazy("another day of signing"),
    "kind_same": gettext_lazy("the same kind of document"),
    "kind_near": gettext_lazy("documents of a like kind"),
    "kind_differs": gettext_lazy("another kind of document"),
    "title_same": gettext_lazy("the same subject"),
    "title_differs": gettext_lazy("the titles name different subjects"),
    "people_same": gettext_lazy("the same person signed"),
    "supersedes_same": gettext_lazy("they replace the same earlier agreement"),
    "supersedes_differs": gettext_lazy("they replace different agreements"),
    "one_document": gettext_lazy("both were found in one document"),
    "two_agreements": gettext_lazy("they are two agreements of the register"),
}


def reasons_for(reasons: Iterable[Reason]) -> list[str]:
    """Return what speaks for it."""
    return [str(REASONS[reason.code]) for reason in reasons if reason.bearing in {Bearing.FOR, Bearing.FITS}]


def reasons_against(reasons: Iterable[Reason]) -> list[str]:
    """Return what lets nobody be certain."""
    return [str(REASONS[reason.code]) for reason in reasons if reason.bearing in {Bearing.DOUBTS, Bearing.AGAINST}]


def told(codes: Iterable[str]) -> str:
    """Return reasons in one line."""
    return ", ".join(str(REASONS[code]) for code in codes)
