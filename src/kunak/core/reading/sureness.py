"""How sure values are: as often as such values were right in documents that no rule had been fitted to, by weights.

What is hardly likely, of those fields of which a document has many, is not told at all.

What a rule was right in is a poor guide where it was mended on the same documents. So each open document of
`tests/corpus` was read by the reader of the day when it came, and what was right in it teaches which values are
(`tools/train_sureness.py`): the field and its rule, how sure the rule's author was, where the value stands among its
like and in the text, in what words a deed or a sector is told, and the agreement that it is of: how many acts the text
has, who its parties are, how much of it is doubtful.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from kunak.core.provenance import Sourced
from kunak.core.reading import later as re
from kunak.core.reading.morph import parses
from kunak.core.reading.profiles.weighed import BIAS, likelihood_of, weights_of
from kunak.core.reading.record import Agreement

TABLE = "signs_of_sureness.csv"
FIELDS = (
    *("title", "signed_on", "place", "parties", "signatories", "term", "renewal", "renewal_period", "notice"),
    *("in_force", "supersedes", "coordinators", "working_groups", "sectors", "commitments", "planned", "quotes"),
)
LISTS = frozenset(
    {"parties", "signatories", "supersedes", "coordinators", "sectors", "commitments", "planned", "quotes"}
)
PUBLISHED = "published"
IN_ITS_WORDS = ("commitments", "planned")
LOOSE = frozenset(
    {
        *("commitment.told", "commitment.retold", "commitment.likely", "commitment.article", "commitment.title"),
        *("sector.ahead", "sector.of_commitment", "sector.direction", "sector.title"),
    }
)
"""Rules whose finds are left out where they are hardly likely: of each at least five were so at first sight, and fewer
than two in five of these were right. The others know firmer words («обязуются», «предусмотрены»), or too few of their
finds were weighed."""

HARDLY = {"commitments": 0.3, "sectors": 0.4}
"""How likely their finds are at least: telling more gives more wrong values than right ones are worth."""
LINE = 0.95  # how likely a value is right from which on it is sure: together such ones are right in 97 of 100
DOUBTFUL = 0.89  # the highest confidence of what is less likely: 0.9 and more is said of sure values alone
SUREST = 0.99
ASKED = 0.75  # of what its author gave less a person is asked, however likely it is
WEAK = 0.8  # what was given less speaks against its neighbours, too
LEVELS = (0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.0)
PARTS = 5  # of the text, in one of which a value begins
BRIEF = 700  # letters; where shorter texts tell something says little
WORD = re.compile(r"[а-я-]{3,}")
COUNTED, MANY = 3, 6  # up to how many each number is a sign of its own; from which on there are many


def calibrated(agreements: tuple[Agreement, ...], raw: str) -> tuple[Agreement, ...]:
    """Return the agreements of a document, each value as sure as its like were found to be, without hardly likely ones.

    Args:
        raw: the text of the document.
    """
    return tuple([_calibrated(agreement, len(agreements), raw) for agreement in agreements])


def calibrated_day(published: Sourced[str] | None, acts: int, raw: str) -> Sourced[str] | None:
    """Return the day of publication, as sure as its like were found to be."""
    known = weights().get(PUBLISHED)
    if published is None or known is None:
        return published
    signs = (*signs_of_document(acts), *signs_of_value(published, PUBLISHED, None, 0, raw))
    return replace(published, confidence=confidence_of(_weight(known, signs), published.confidence))


def signs_of_document(acts: int) -> list[str]:
    """Return what a document that tells of so many acts says of each of its values."""
    return [f"acts:{_number(acts)}"]


def signs_of_agreement(agreement: Agreement, acts: int) -> list[str]:
    """Return what an agreement says of each of its values."""
    out = signs_of_document(acts)
    out.append(f"event:{agreement.event}")
    out += [f"without:{name}" for name in ("title", "place") if getattr(agreement, name) is None]
    out.append(f"deeds:{_number(len(agreement.commitments))}")
    out += [f"type:{told}" for told in sorted({party.type for party in agreement.parties})]
    sure = [value.confidence >= WEAK for name in FIELDS for value in values(agreement, name)]
    out.append(f"weak:{min(4, 8 * sure.count(False) // max(1, len(sure)))}")
    return out


def signs_of_value(value: Any, field: str, agreement: Agreement | None, place: int, raw: str) -> list[str]:
    """Return what a value says of itself.

    Args:
        agreement: of which it is; None of a day of publication.
        place: its number among the values of the field.
        raw: the text of the document.
    """
    rule = value.rule.removesuffix(".together")
    out = [f"rule:{rule}", f"given:{next(level for level in LEVELS if value.confidence >= level)}"]
    out.append(f"part:{PARTS * value.spans[0].start // len(raw)}" if len(raw) >= BRIEF else "part:brief")
    if agreement is not None and field in LISTS:
        out += [f"of:{_number(len(getattr(agreement, field)))}", f"at:{_number(place)}"]
    if agreement is not None and field == "sectors":
        deeds = sum([told.sector == value.value for told in agreement.commitments])
        out += [f"deeds_of_it:{_number(deeds)}", f"code:{value.value}"]
        out += _words(" ".join([raw[span.start : span.end] for span in value.spans]))
    if field in ("parties", "coordinators"):
        out.append(f"itself:{value.type}")
    if field in IN_ITS_WORDS:
        out.append(f"long:{min(6, len(value.text.split()) // 3)}")
        out += _words(value.text)
    if field == "title":
        out.append(f"long:{min(8, len(value.value.split()) // 2)}")
    return out


def _words(told: str) -> list[str]:
    """Return the dictionary form of each word, once, and what part of speech opens them."""
    found = [parses(word)[0] for word in WORD.findall(told.lower().replace("ё", "е"))]
    return [*(f"opens:{first.pos}" for first in found[:1]), *sorted({f"word:{one.lemma}" for one in found})]


def values(agreement: Agreement, field: str) -> tuple[Any, ...]:
    """Return the values of a field, in whatever number."""
    told = getattr(agreement, field)
    return () if told is None else tuple(told) if field in LISTS else (told,)


def _number(count: int) -> str:
    return str(count) if count <= COUNTED else f"to{MANY}" if count <= MANY else "more"


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of each field by sign."""
    out: dict[str, dict[str, float]] = {}
    for named, weight in weights_of(TABLE).items():
        field, _, sign = named.partition("|")
        out.setdefault(field, {})[sign] = weight
    return out


def _calibrated(agreement: Agreement, acts: int, raw: str) -> Agreement:
    shared = signs_of_agreement(agreement, acts)
    changes: dict[str, Any] = {}
    for name in FIELDS:
        known, found = weights().get(name), values(agreement, name)
        if known is None or not found:
            continue
        base = _weight(known, shared)
        weighed = [
            base + _own_weight(known, signs_of_value(value, name, agreement, place, raw))
            for place, value in enumerate(found)
        ]
        sure = tuple(
            [
                replace(value, confidence=confidence_of(weight, value.confidence))
                for value, weight in zip(found, weighed, strict=True)
                if value.rule not in LOOSE or likelihood_of(weight) >= HARDLY.get(name, 0.0)
            ]
        )
        changes[name] = sure if name in LISTS else sure[0]
    return replace(agreement, **changes)


def _weight(known: Mapping[str, float], signs: Iterable[str]) -> float:
    return known[BIAS] + _own_weight(known, signs)


def _own_weight(known: Mapping[str, float], signs: Iterable[str]) -> float:
    return sum([known.get(sign, 0.0) for sign in signs])


def confidence_of(weight: float, given: float) -> float:
    """Return how sure a value is for which so much speaks and which its author gave so much."""
    likely = likelihood_of(weight)
    told = min(SUREST, round(likely, 2)) if likely >= LINE else min(DOUBTFUL, round(likely, 2))
    return told if given >= ASKED else min(told, given)
