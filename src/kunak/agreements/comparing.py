"""The verdicts of a comparison and their reasons in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from kunak.core.comparing import Reason, Said, Verdict
from kunak.ui.templatetags.kunak_ui import sector_name

SIGNS = {  # the tag's colour and its sign
    Verdict.KEPT: ("", "check"),
    Verdict.WIDENED: ("info", "external"),
    Verdict.CONCRETE: ("info", "pin"),
    Verdict.CHANGED: ("warn", "edit"),
    Verdict.NEW: ("good", "plus"),
    Verdict.DROPPED: ("warn", "minus"),
}


def verdict_word(verdict: Verdict) -> str:
    """Return the word for a verdict: «сохранено»."""
    return {
        Verdict.KEPT: pgettext("verdict", "kept"),
        Verdict.WIDENED: pgettext("verdict", "widened"),
        Verdict.CONCRETE: pgettext("verdict", "made concrete"),
        Verdict.CHANGED: pgettext("verdict", "changed"),
        Verdict.DROPPED: pgettext("verdict", "dropped"),
        Verdict.NEW: pgettext("verdict", "new"),
    }[verdict]


SENTENCES = {
    Said.SAME_TEXT: gettext_lazy("The text is the same."),
    Said.SAME_WORDS: gettext_lazy("The same matter; only the form of the words differs, or general words."),
    Said.MORE: gettext_lazy("Also named: %(words)s."),
    Said.DETAIL: gettext_lazy("Said more closely: %(words)s."),
    Said.ONLY_SECTOR: gettext_lazy("The former text named nothing but the sector."),
    Said.GONE: gettext_lazy("No longer named: %(words)s."),
    Said.OTHER_SECTOR: gettext_lazy("It stood in the sector “%(former)s”, now in “%(later)s”."),
    Said.MORE_SECTORS: gettext_lazy("The sector “%(former)s” had it; now it stands in “%(later)s” as well."),
    Said.FEWER_SECTORS: gettext_lazy("It no longer stands in the sector “%(former)s”; “%(later)s” still has it."),
}


def reason_words(reason: Reason, verdict: Verdict) -> str:
    """Return a reason as a sentence: «Названо ещё: „гастроли творческих коллективов“.»"""
    if reason.said is Said.NOTHING_LIKE_IT:
        is_new = verdict is Verdict.NEW
        return _("The former agreement has nothing like it.") if is_new else _("The later one has nothing like it.")
    told = str(SENTENCES[reason.said])
    if reason.said in {Said.OTHER_SECTOR, Said.MORE_SECTORS, Said.FEWER_SECTORS}:
        former, later = map(sector_name, reason.words)
        return told % {"former": former, "later": later}
    return told % {"words": _quoted(reason.words)}


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(pgettext("quotation", "“%(words)s”") % {"words": one} for one in words)
