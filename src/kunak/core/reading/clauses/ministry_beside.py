"""A region whose minister signs beside the head of another's body: its ministry is the side, as that body is."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.reading import later as re
from kunak.core.reading.clauses.party_of_signer import IN_PLACE_OF
from kunak.core.reading.lexicon.territories import region_genitive, region_names
from kunak.core.reading.record import Party, Person

# «министр спорта», «первый заместитель министра спорта», «директор департамента культуры»
LEADER = re.compile(
    rf"{IN_PLACE_OF}(?:(?P<minister>министра?)|(?:директора?|начальника?|руководител[ья]|председател[ья])\s"
    r"(?P<body>министерства|департамента|управления|комитета|агентства|службы))\s(?P<field>[а-яё][^,;(]{2,})$",
    re.IGNORECASE,
)
FEDERAL = "RU"  # beside an organ of the Federation its region is the side
NAMES = {
    "министерства": "Министерство",
    "департамента": "Департамент",
    "управления": "Управление",
    "комитета": "Комитет",
    "агентства": "Агентство",
    "службы": "Служба",
}


def with_ministry(parties: Sequence[Party], people: Sequence[Person]) -> tuple[tuple[Party, ...], tuple[Person, ...]]:
    """Return the parties and those who signed, the only region among bodies as the body that its signer leads."""
    regions = [party for party in parties if party.type == "territory"]
    others = [party for party in parties if party.type != "territory"]
    if len(regions) != 1 or not others or any(party.type != "body" or party.code == FEDERAL for party in others):
        return tuple(parties), tuple(people)
    [region] = regions
    hands = [LEADER.match(person.post or "") for person in people if person.party == region.name]
    leads = hands[0] if hands and all(hands) else None
    if leads is None or region.code not in region_names():
        return tuple(parties), tuple(people)
    head = "Министерство" if leads["minister"] else NAMES[leads["body"].lower()]
    name = f"{head} {leads['field']} {region_genitive(region.code)}"
    body = replace(region, name=name, type="body", confidence=min(region.confidence, 0.75), rule="party.minister")
    return (
        tuple(body if party is region else party for party in parties),
        tuple(replace(person, party=name) if person.party == region.name else person for person in people),
    )
