"""What a shift of a term runs past: the plan, the agreement. Both sides are told before they agree; none is refused.

What two sides want to finish after a plan or after the agreement is theirs to say: unfinished measures outlive both.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement
from kunak.agreements.terms import ENDED, standing_of
from kunak.agreements.words import told_once
from kunak.execution.works import Work
from kunak.ui.dates import words_of_date


def beyond(ends_on: date, *, work: Work, agreement: Agreement, on: date) -> tuple[str, ...]:
    """Return a sentence for each thing that a new last day lies outside of. Three queries at most.

    Args:
        work: what is to be shifted; the plan that counts is the one that has it now, or had it last.
        on: today; the agreement's last day is the one that is known then.
    """
    plan = (work.present or work.carried[-1]).version.programme
    past = (*_of_plan(ends_on, plan.starts_on, plan.ends_on), *_of_agreement(ends_on, agreement, on))
    return tuple(told_once(one) for one in past)


def _of_plan(ends_on: date, first: date, last: date) -> Iterator[str]:
    if ends_on > last:
        yield _(
            "The plan ends earlier, with %(last)s. The measure would stay in it, unfinished, after its end;"
            " to carry it on in the next plan, propose to move it there."
        ) % {"last": _words(last)}
    elif ends_on < first:
        yield _("The plan begins later, with %(first)s.") % {"first": _words(first)}


def _of_agreement(ends_on: date, agreement: Agreement, on: date) -> Iterator[str]:
    """Yield nothing where the agreement is renewed by itself, or where its last day is not known."""
    known = standing_of(agreement, on, with_earlier=False)
    last = known.day("ends_on") if known else None
    if known is None or last is None or ends_on <= last.latest:
        return
    day = {"last": words_of_date(last, genitive=True)[1]}
    if known.state in ENDED:
        yield _("The agreement is no longer in force: its last day was %(last)s.") % day
    else:
        told = _("The agreement is in force until %(last)s: by the new day it will have ended unless it is renewed.")
        yield told % day


def _words(day: date) -> str:
    return words_of_date(day)[1]
