"""Names of parties that a heading sets in capitals, written as in a sentence."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.reading import later as re
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.morph import parses

SHOUTED = re.compile(r"(?<![А-ЯЁа-яё])[А-ЯЁ]{4,}(?:-[А-ЯЁ]+)*(?![а-яё])")
OF_PLACE = re.compile(r"[СЦ]К(?:ОЙ|АЯ|УЮ|ИЙ|ОГО|ОМУ|ИМ|ОМ|ОЕ)$")
SMALL = ("городск", "сельск", "российск", "русск", "народн", "торгов", "морск", "детск", "химическ", "экономическ")
NAMED = ("Geox", "Surn", "Name", "Orgn")


def with_small_names(context: Context, scopes: Sequence[Scope]) -> tuple[Scope, ...]:
    """Return the scopes with «Министерство ИНОСТРАННЫХ ДЕЛ» as «Министерство иностранных дел», «ТАЛЛИН» as «Таллин»."""
    for scope in scopes:
        written = {
            party.name: _small(context, party.name, is_town=party.type == "municipality")
            for party in scope.parties
            if party.type != "company" and SHOUTED.search(party.name)
        }
        if written:
            scope.parties = tuple(replace(one, name=written.get(one.name, one.name)) for one in scope.parties)
            scope.signatories = tuple(
                replace(one, party=written.get(one.party or "", one.party)) for one in scope.signatories
            )
    return tuple(scopes)


def _small(context: Context, name: str, *, is_town: bool) -> str:
    """Return a name as the text writes it elsewhere in small letters, else by the dictionary."""
    folded = name.lower()
    for body in context.bodies:
        if body.name.lower() == folded and not SHOUTED.search(body.name):
            return body.name
    written = SHOUTED.sub(lambda found: _word(found[0], is_town=is_town), name)
    return written[:1].upper() + written[1:]


def _word(word: str, *, is_town: bool) -> str:
    found = parses(word.lower())
    is_word = bool(found) and found[0].is_known and "Abbr" not in found[0].grammemes
    if not is_word and not is_town:
        return word  # an abbreviation: «ДОСААФ», «МГИМО»
    of_place = OF_PLACE.search(word) is not None  # «ВЛАДИМИРСКОЙ области»; «городской» is none
    if is_town or (of_place and not found[0].lemma.startswith(SMALL)) or any(m in found[0].grammemes for m in NAMED):
        return "-".join(part.capitalize() for part in word.split("-"))
    return word.lower()
