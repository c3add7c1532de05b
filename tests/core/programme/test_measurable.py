"""Results that can be checked are told from good intentions."""

import pytest

from kunak.core.programme.measurable import is_measurable


@pytest.mark.parametrize(
    "text",
    [
        "не менее 20 стажировок в год",
        "подписан договор поставки",
        "акт внедрения в двух клиниках",
        "маршрут открыт",
        "три совместные выставки",
        "перечень общих закупок",
        "12 doctors trained",
    ],
)
def test_numbers_papers_and_deeds_can_be_checked(text: str) -> None:
    assert is_measurable(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "развитие сотрудничества",
        "укрепление связей и обмен опытом",
        "содействие продвижению продукции",
        "повышение качества услуг",
        "further cooperation",
        "сотрудничество актёров",
    ],
)
def test_good_intentions_cannot(text: str) -> None:
    assert not is_measurable(text)
