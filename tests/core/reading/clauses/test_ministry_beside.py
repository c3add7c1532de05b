"""A region whose minister signs beside the head of another's body is told as its ministry."""

import pytest
from tests.core.reading.given import source_of

from kunak.core.provenance import Span
from kunak.core.reading import read
from kunak.core.reading.clauses.ministry_beside import with_ministry
from kunak.core.reading.record import Party, Person


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        (
            (
                "Между двух стендов министр спорта Республики Коми Иван Печорин и руководитель тверского Агентства по "
                "туризму Олег Волжанин расписались под соглашением."
            ),
            ["Министерство спорта Республики Коми", "тверское Агентство по туризму"],
        ),
        # a governor signs for the region, whoever is beside him
        (
            (
                "Соглашение подписали губернатор Вологодской области Анна Шекснинская и Министерство спорта Республики "
                "Коми в лице министра Ивана Печорина."
            ),
            ["Вологодская область", "Министерство спорта Республики Коми"],
        ),
        # two ministers act for their regions where no body is named
        (
            (
                "Соглашение подписали министр спорта Республики Коми Иван Печорин и министр туризма Тверской области "
                "Анна Бежецкая."
            ),
            ["Республика Коми", "Тверская область"],
        ),
        # beside a firm the region is meant
        (
            "Соглашение подписали глава Республики Коми Иван Печорин и генеральный директор АО «Лыжня» Анна Бежецкая.",
            ["Республика Коми", "АО «Лыжня»"],
        ),
    ],
    ids=["minister", "governor", "ministers", "firm"],
)
def test_a_minister_beside_the_head_of_a_body_signs_for_the_ministry(told: str, parties: list[str]) -> None:
    [act] = [one for one in read(source_of(f"{told}\n")).agreements if one.event == "signed"]

    assert [party.name for party in act.parties] == parties
    assert {person.party for person in act.signatories} <= {*parties}


HERE = (Span(0, 5),)
REGION = Party("Вологодская область", "territory", "RU-VLG", HERE, 0.9, "party.signer")
AGENCY = Party("Агентство по туризму Тверской области", "body", "RU-TVE", HERE, 0.9, "party.between")


@pytest.mark.parametrize(
    ("post", "beside", "name"),
    [
        ("директор департамента туризма", AGENCY, "Департамент туризма Вологодской области"),
        ("первый заместитель министра спорта", AGENCY, "Министерство спорта Вологодской области"),
        ("председатель комитета", AGENCY, "Вологодская область"),  # of what, nobody knows
        ("министр спорта", Party("Федеральное агентство", "body", "RU", HERE, 0.9, "party.federal"), REGION.name),
    ],
)
def test_the_body_is_the_one_that_the_signer_leads(post: str, beside: Party, name: str) -> None:
    hand = Person("Анна Шекснинская", post, REGION.name, HERE, 0.9, "signatory.signed")

    parties, [signed] = with_ministry((REGION, beside), (hand,))

    assert [party.name for party in parties] == [name, beside.name]
    assert signed.party == name
