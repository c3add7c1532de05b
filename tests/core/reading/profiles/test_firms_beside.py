"""What firms agree on beside a signing of regions is no agreement of theirs, and takes no sides from it."""

import pytest
from tests.core.reading.given import source_of

from kunak.core.reading import read

SIGNED = (
    "20 апреля 2021 года в Твери губернатор Тверской области Анна Рыкова и губернатор Томской области Лев Тарский "
    "подписали соглашение о сотрудничестве.\n\n"
)


@pytest.mark.parametrize(
    "beside",
    [
        "На полях выставки ржевский завод подписал также договор с ООО «Аксай-Агро» о поставке запчастей.",
        "Ржевский завод и томская фирма «Волна» заключили договор о поставке запчастей на 86 млн рублей.",
        "Компания «Ржевский кран» заключила соглашение с ТОО «Павлодар-Строй» о запчастях.",
        "Месяцем раньше, 16 марта, тверской губернатор заключил с АО «Волна» соглашение о строительстве общежития.",
    ],
)
def test_a_deal_of_firms_or_of_a_month_before_is_not_signed_with_it(beside: str) -> None:
    record = read(source_of(SIGNED + beside))

    [signed] = [one for one in record.agreements if one.event == "signed"]
    assert [party.name for party in signed.parties] == ["Тверская область", "Томская область"]


def test_a_firm_and_a_region_are_the_sides_of_what_both_sign() -> None:
    [signed] = read(source_of("Ржевский завод «Кран» подписал соглашение с Тверской областью о цехе.")).agreements

    assert [party.name for party in signed.parties] == ["Ржевский завод «Кран»", "Тверская область"]
