"""`kunak lists verify`: hold what lists and search are answered from against what the agreements say.

The words that the search over everything finds measures and commitments by are held against those, too.
"""

import argparse
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from kunak.config.cli import DONE, FAILED, complain
from kunak.config.commands.start import needs_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kunak.agreements.search.verifying import Differing
    from kunak.programme.search import Looked


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    command = commands.add_parser(
        "lists", help=_("check what lists are answered from"), description=_("The copies that lists are answered from.")
    )
    actions = command.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    verify = actions.add_parser(
        "verify",
        help=_("hold the copies against the agreements"),
        description=_(
            "Count anew what the lists, their filters and the search of each agreement, measure and commitment are "
            "answered from, and hold it against what is kept. What differs is named; the exit status is then 1, with "
            "--mend too."
        ),
    )
    verify.add_argument("--mend", action="store_true", help=_("make what differs anew"))
    verify.set_defaults(do=do)


@needs_database
def do(asked: argparse.Namespace) -> int:
    """Look at every agreement; tell of each that differs, and how many did."""
    statuses = [_agreements(mend=asked.mend), _words(mend=asked.mend)]
    return max(statuses)


def _agreements(*, mend: bool) -> int:
    from kunak.agreements.search.verifying import verify

    looked_at = differed = 0
    for count, found in verify(mend=mend):
        looked_at, differed = looked_at + count, differed + len(found)
        for one in found:
            complain(_told(one))
    if not differed:
        told = ngettext(
            "%(n)d agreement, all is kept as it says", "%(n)d agreements, all is kept as they say", looked_at
        )
        print(told % {"n": looked_at})
        return DONE
    print(_of(looked_at, differed, mended=mend))
    return FAILED


def _words(*, mend: bool) -> int:
    from kunak.programme.search import verify

    looked_at = differed = 0
    for one in verify(mend=mend):
        looked_at, differed = looked_at + one.count, differed + len(one.differing) + (not one.is_sound)
        for told in _told_words(one):
            complain(told)
    if not differed:
        told = ngettext(
            "%(n)d measure or commitment, the search has its words",
            "%(n)d measures and commitments, the search has their words",
            looked_at,
        )
        print(told % {"n": looked_at})
        return DONE
    if mend:
        print(_("The words of measures and commitments that differed were made anew: %(n)d.") % {"n": differed})
    else:
        told = _("Words of measures and commitments differ: %(n)d. kunak lists verify --mend makes them anew.")
        print(told % {"n": differed})
    return FAILED


def _told_words(one: "Looked") -> "Iterator[str]":
    told, index = {
        "measure": (_("measure %(number)d: the words of the search"), _("measures: the index of the search")),
        "commitment": (_("commitment %(number)d: the words of the search"), _("commitments: the index of the search")),
    }[one.kind]
    yield from (told % {"number": key} for key in one.differing)
    if not one.is_sound:
        yield index


def _told(one: "Differing") -> str:
    parts = {
        "listing": _("the row of the list"),
        "facets": _("the filters"),
        "spells": _("the standing of each day"),
        "lulls": _("the days on which nothing happens"),
        "words": _("the words of the search"),
    }
    return _("agreement %(number)d: %(parts)s") % {
        "number": one.agreement,
        "parts": ", ".join(parts[part] for part in one.parts),
    }


def _of(looked_at: int, differed: int, *, mended: bool) -> str:
    counts = {"differed": differed, "n": looked_at}
    if mended:
        return _("Of %(n)d agreements %(differed)d differed; what differed was made anew.") % counts
    return _("Of %(n)d agreements %(differed)d differ. kunak lists verify --mend makes anew what differs.") % counts
