"""Where measures happen: as the sides agreed, else by the words of the place, else by the sides of the executors."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kunak.core.kinds import Details
from kunak.core.places import places_named
from kunak.programme.kinds import known_fields
from kunak.programme.models import Measure, Version

NOWHERE = "none"  # in the address: measures of which nothing tells where they happen
GIVEN, WORDS, SIDES = "given", "words", "sides"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one measure happens: codes of territories, and by what it is known; nothing tells where both are empty."""

    codes: tuple[str, ...] = ()
    origin: str = ""

    @property
    def is_guessed(self) -> bool:
        """Whether nobody said it of the measure itself."""
        return self.origin in {WORDS, SIDES}


def places_of(version: Version, letters: Mapping[int, Iterable[str]]) -> dict[int, Place]:
    """Return where measures happen, by their primary key. One query.

    Args:
        letters: of the parties that have executors, by the measure.
    """
    sides, where = territories_of_parties(version), _where()
    rows = version.measures.order_by().values_list("pk", "territories", "details")
    return {key: _place(told, details, where, sides, letters.get(key, ())) for key, told, details in rows}


def place_of(measure: Measure, version: Version) -> Place:
    """Return where one measure happens. No query where its executors are fetched."""
    parties = {one.pk: one.letter for one in version.programme.agreement.parties.all()}
    letters = [parties[one.party_id] for one in measure.executors.all() if not one.is_co]
    return _place(measure.territories, measure.details, _where(), territories_of_parties(version), letters)


def _place(
    territories: Sequence[str], details: Details, where: Sequence[str], sides: Mapping[str, str], letters: Iterable[str]
) -> Place:
    if territories:
        return Place(tuple(territories), GIVEN)
    told = (details[code] for code in where if code in details)
    words = "; ".join("; ".join(one) if isinstance(one, list) else str(one) for one in told)
    if named := places_named(words) if words else ():
        return Place(named, WORDS)
    codes = tuple(dict.fromkeys(sides[letter] for letter in letters if letter in sides))
    return Place(codes, SIDES if codes else "")


def _where() -> list[str]:
    """Return the fields of kinds that tell of a place."""
    return [code for code, one in known_fields().items() if one.group == "where"]


def territories_of_parties(version: Version) -> dict[str, str]:
    """Return the codes of the territories of an agreement's parties, by the party's letter. No query."""
    parties = version.programme.agreement.parties.all()
    found = {one.letter: one.territory or one.side.territory for one in parties}
    return {letter: territory.lies_in for letter, territory in found.items() if territory}


def place_test(asked: str, places: Mapping[int, Place]) -> Callable[[int], bool]:
    """Return what tells of a measure by its primary key whether it happens in a territory; or nowhere that is known."""
    if asked == NOWHERE:
        return lambda key: not places[key].codes
    return lambda key: asked in places[key].codes
