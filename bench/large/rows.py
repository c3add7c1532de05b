"""The agreements of the large register, one after another: what they say, their acts, their plan. Pure but for chance.

Everything is drawn from one generator of chance, so that the same size always gives the same register. Agreements are
of the years 1996 to 2026; all have one side in common, whose register it is, so that its list is the longest there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

SEED = 20_261_125
LENGTHS = ("P1Y", "P2Y", "P3Y", "P5Y", "P5Y", "P5Y", "P10Y")
NOTICES = ("", "P1M", "P3M", "P6M", "P6M")
KINDS = ("agreement",) * 16 + ("memorandum", "memorandum", "protocol", "treaty")
SUBJECTS = (
    "торгово-экономическом, научно-техническом и культурном сотрудничестве",
    "взаимодействии в сфере туризма",
    "сотрудничестве в области образования и молодёжной политики",
    "развитии межрегиональной кооперации в промышленности",
    "сотрудничестве в сфере здравоохранения",
    "взаимодействии в сфере цифровых государственных услуг",
    "поставках сельскохозяйственной продукции",
    "сохранении культурного наследия",
)
PROMISES = (
    "проводить выставки и ярмарки товаров",
    "обмениваться опытом внедрения цифровых сервисов",
    "организовать гастроли театров и музейные обмены",
    "готовить врачей в медицинских вузах",
    "создать совместные туристские маршруты",
    "содействовать участию предприятий в закупках",
)
RARE = ("цеолит", "пчеловодство", "судоремонт", "виноградарство", "оленеводство")  # one agreement in four hundred
BODIES = tuple(f"Министерство {name}" for name in ("экономики", "торговли", "культуры", "туризма", "образования"))


@dataclass(slots=True)
class Made:
    """One agreement; `acts` and `measures` are columns of their tables."""

    number: int
    partner: int  # a place in the list of the other sides
    columns: dict[str, Any]
    bodies: tuple[str, str]
    commitments: list[tuple[str, str]]
    acts: list[dict[str, Any]] = field(default_factory=list)
    measures: list[dict[str, Any]] = field(default_factory=list)

    @property
    def signed(self) -> date:
        """The first day on which it may have been signed."""
        return date.fromisoformat((self.columns["signed_on"] + "-01-01")[:10])


def made(count: int, *, partners: int, sectors: list[str]) -> Iterator[Made]:
    """Yield so many agreements, each with ten acts and measures on average."""
    chance = Random(SEED)  # noqa: S311 (no secret hangs on it)
    for number in range(count):
        one = _agreement(chance, number, partners, sectors)
        one.acts = list(_acts(chance, one))
        one.measures = list(_measures(chance, one, 10 - len(one.acts)))
        yield one


def _agreement(chance: Random, number: int, partners: int, sectors: list[str]) -> Made:
    signed = date(1996, 1, 15) + timedelta(days=chance.randrange(365 * 30 + 300))
    named = sorted(chance.sample(range(len(sectors)), 1 + chance.randrange(5)))
    word = RARE[number % len(RARE)] if number % 400 < len(RARE) else f"{number % 977}"
    columns = {
        "kind": chance.choice(KINDS),
        "event": "signed",
        "title": f"о {chance.choice(SUBJECTS)}, {word}",
        "signed_on": signed.isoformat()[: chance.choice((10,) * 18 + (7, 4))],
        "place": "",
        "in_force": None,
        "notice": chance.choice(NOTICES),
        "sectors": [sectors[place] for place in named],
        **_terms(chance, signed),
    }
    commitments = [(sectors[place], chance.choice(PROMISES)) for place in named]
    bodies = (chance.choice(BODIES), f"Ведомство № {chance.randrange(60)}")
    return Made(number, int(partners * chance.random() ** 2), columns, bodies, commitments)


def _terms(chance: Random, signed: date) -> dict[str, Any]:
    drawn = chance.random()
    if drawn < 0.05:
        return {"term": None, "renewal": None}
    if drawn < 0.12:
        return {"term": {"kind": "indefinite"}, "renewal": None}
    if drawn < 0.2:
        last = date(signed.year + 1 + chance.randrange(12), 12, 31)
        return {"term": {"kind": "until", "date": last.isoformat()}, "renewal": None}
    term = {"kind": "period", "period": chance.choice(LENGTHS)}
    if drawn < 0.5:
        return {"term": term, "renewal": {"kind": chance.choice(("none", "by_consent"))}}
    period = chance.choice((None, None, "P1Y", "P1Y", "P5Y"))
    times = chance.choice((None, None, None, 1, 2))
    return {"term": term, "renewal": {"kind": "automatic", "period": period, "times": times}}


def _acts(chance: Random, one: Made) -> Iterator[dict[str, Any]]:
    """Yield acts that can be counted with whatever the terms are; half of the agreements have none."""
    day = one.signed + timedelta(days=400)
    last = date(2026, 11, 1)
    while chance.random() < 0.55 and day < last:
        drawn = chance.random()
        if drawn < 0.3:
            yield {"kind": "notice", "on": day, "by": chance.randrange(2)}
            if chance.random() < 0.6:
                yield {"kind": "notice_withdrawn", "on": day + timedelta(days=20), "by": 0}
        elif drawn < 0.5:
            yield {"kind": "suspension", "on": day}
            yield {"kind": "resumption", "on": day + timedelta(days=90)}
        elif drawn < 0.65:
            yield {"kind": "termination", "on": day, "effective": day + timedelta(days=60)}
            return
        else:
            yield {"kind": "amendment", "on": day, "effective": day, "terms": {"notice": chance.choice(("P2M", "P6M"))}}
        day += timedelta(days=200 + chance.randrange(1500))


def _measures(chance: Random, one: Made, count: int) -> Iterator[dict[str, Any]]:
    for order in range(count):
        starts = one.signed + timedelta(days=30 + chance.randrange(1500))
        sector, text = one.commitments[order % len(one.commitments)]
        yield {
            "order": order,
            "sector": sector,
            "text": f"{text[:1].upper()}{text[1:]}, {order + 1}",
            "starts_on": starts,
            "ends_on": starts + timedelta(days=20 + chance.randrange(700)),
        }
