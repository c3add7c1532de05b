"""In which order parties stand, and which a text names most."""

from collections.abc import Sequence

from kunak.core.reading.clauses.municipalities import is_municipal
from kunak.core.reading.clauses.party_of_entity import full_name, of_territory
from kunak.core.reading.context import Context
from kunak.core.reading.record import Party


def most_named(context: Context, count: int = 2) -> list[Party]:
    """Return the territories that the text names most, by name, capital or adjective; a last resort."""
    seen: dict[str, int] = {}
    for item in context.territories:
        if item.level == "country" and item.code == "RU":
            continue
        if _is_of_school(context, item.start):
            continue
        seen[item.key] = seen.get(item.key, 0) + (2 if item.form == "name" else 1)
    top = sorted(seen, key=lambda key: -seen[key])[:count]
    if len(top) < count or seen[top[-1]] < 2:
        return []
    out: list[Party] = []
    for item in context.territories:
        if item.key in top and not any(full_name(item)[0] == party.name for party in out):
            if item.form == "capital" and is_municipal(context):
                continue
            out.append(of_territory(item, "party.most_named", 0.5))
    return out


def _is_of_school(context: Context, place: int) -> bool:
    """Tell whether a territory only stands in the name of a school or a firm: «Московский университет»."""
    body = context.bodies.holding(place)
    return body is not None and body.type in ("institution", "company")


def in_usual_order(context: Context, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return two territories in the order in which most sentences of a release name them together.

    One sentence may put the host first, the rest the guest: the text's habit decides, and a tie keeps the order.
    """
    if len(parties) != 2 or any(party.type not in ("territory", "country") for party in parties):
        return tuple(parties)
    names = [party.name for party in parties]
    balance = 0
    for sentence in context.text.sentences:
        order = []
        for item in context.territories.within(sentence.start, sentence.end):
            if item.form == "name":
                name = full_name(item)[0]
                if name in names and name not in order:
                    order.append(name)
        if len(order) == 2:
            balance += 1 if order == names else -1
    return tuple(parties) if balance >= 0 else tuple(reversed(parties))
