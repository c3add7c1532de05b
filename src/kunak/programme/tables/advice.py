"""What to write in the place of a value that a table of a plan cannot take."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kunak.core import reference
from kunak.core.kinds import planned_fields
from kunak.core.programme.funding import SOURCES
from kunak.core.reference import Field
from kunak.programme.kinds import kind_of, offered_kinds
from kunak.programme.models import Version
from kunak.programme.tables.plain import plain
from kunak.programme.wording import SOURCE_NAMES

MOST_NAMED = 24  # values that one sentence names
NEAR, LONGEST = 3, 60
STEM = 5  # letters by which words of one root are told
MONEY_LINE = "2026; {side}; {source}; 1500000"


def allowed_values(version: Version) -> Mapping[str, Sequence[str]]:
    """Return the words that columns of a closed list take, by the code of the column. Two queries."""
    language, agreement = get_language() or "ru", version.programme.agreement
    return {
        "sector": [one.name(language) for one in reference.sectors().values()],
        "kind": [one.name(language) for one in offered_kinds().values()],
        "commitment": [" ".join(one.text.split()) for one in agreement.commitments.all()],
        "source": [str(SOURCE_NAMES[code]) for code in SOURCES],
        "party": [party.label for party in agreement.parties.all()],
    }


def allowed_words(version: Version) -> Mapping[str, Sequence[str]]:
    """Return what the page of tables names beside a column: the lists that are the same for every plan. Two queries."""
    found = allowed_values(version)
    return {"sector": found["sector"], "kind": found["kind"], "funding": found["source"]}


def none_of(told: str, allowed: Iterable[str]) -> str:
    """Return the sentence for a value that a list has not: it names the whole list, of a long one what is near."""
    found = list(allowed)
    if len(found) > MOST_NAMED:
        found = _near(told, found)
    if not found:
        return _("“%(value)s” is none of the words of this column. They are listed under “Columns”.") % {
            "value": told[:80]
        }
    named = "; ".join(one if len(one) <= LONGEST else f"{one[:LONGEST]}…" for one in found)
    return _("“%(value)s” is none of the words of this column. Write: %(words)s.") % {
        "value": told[:80],
        "words": named,
    }


def _near(told: str, names: Iterable[str]) -> list[str]:
    """Return some names that are written nearly so, then some that have a word with the same beginning."""
    by_plain = {plain(one): one for one in names}
    beginnings = {word[:STEM] for word in plain(told).split() if len(word) >= STEM}
    alike = [one for one in by_plain if any(word[:STEM] in beginnings for word in one.split())]
    return [by_plain[one] for one in dict.fromkeys([*get_close_matches(plain(told), by_plain, NEAR), *alike])][:NEAR]


def no_field(name: str, kind: str) -> str:
    """Return the sentence for a line that begins with no field; it names those of the kind."""
    language = get_language() or "ru"
    fields = [one.name(language) for one in planned_fields(kind_of(kind))]
    if not fields:
        return _("There is no field “%(name)s”, and measures of this kind have no fields of their own.") % {
            "name": name[:80]
        }
    told = _("There is no field “%(name)s”. Measures of this kind tell: %(fields)s.")
    return told % {"name": name[:80], "fields": "; ".join(fields)}


def answers_of(field: Field) -> str:
    """Return the answers that a field takes, as a sentence; empty for one that is typed freely."""
    language = get_language() or "ru"
    answers = [one.name(language) for one in field.options]
    if field.type == "yesno":
        answers = [_("yes"), _("no")]
    return _("Answers: %(words)s.") % {"words": "; ".join(answers)} if answers else ""


def money_form(allowed: Mapping[str, Sequence[str]]) -> str:
    """Return how a line of money is written."""
    line = MONEY_LINE.format(side=allowed["party"][0], source=allowed["source"][1])
    return _("Write each line as: %(line)s (roubles).") % {"line": line}
