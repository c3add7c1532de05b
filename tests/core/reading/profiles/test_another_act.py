"""Whether a mention opens another act that was signed, too, where no rule tells it from the one before."""

import pytest
from tests.core.reading.given import source_of
from tools import train_another_act as trainer
from tools.learning import checksum

from kunak.core.reading import read
from kunak.core.reading.profiles import another_act
from kunak.core.reading.record import Agreement
from kunak.documents.flatten import SURE

TWO = [
    # the second in words of no rule, by other people
    (
        "Дни Пензы в Саратове\n\nГубернатор Пензенской области Игорь Наровчатский и губернатор Саратовской области "
        "Анна Хвалынская подписали соглашение о ремонте мостов.\n\nВечером настал черёд музейщиков: министр культуры "
        "Пензенской области Пётр Сурский и министр культуры Саратовской области Ольга Вольская дали жизнь меморандуму "
        "об обмене выставками."
    ),
    # announced by number
    (
        "Две бумаги за день\n\nВ Пскове 5 мая 2023 года вице-губернатор Псковской области Олег Бежаницкий и "
        "вице-губернатор Новгородской области Юрий Валдайский подписали соглашение о рыболовстве. Рядом, в ратуше, мэр "
        "Пскова Иван Запсковский и мэр Новгорода Пётр Софийский украсили своими именами договор о дружбе городов."
    ),
    # the first is the one that no rule knows
    (
        "Министр торговли Рязанской области Вера Касимова и министр торговли Тульской области Глеб Венёвский дали ход "
        "меморандуму о ярмарках – по две в год.\n\nНазавтра главы двух районов подписали соглашение о дорогах: за "
        "Скопинский район Рязанской области – Пётр Скопин, за Куркинский район Тульской области – Илья Куркин."
    ),
]
ONE = [
    # told twice under two names
    (
        "Тула и Орёл подписали соглашение о лесах\n\nГубернатор Тульской области Иван Одоевский и губернатор "
        "Орловской области Анна Мценская подписали соглашение о лесах. Договор действует пять лет."
    ),
    # what stood before
    (
        "Губернатор Тульской области Иван Одоевский и губернатор Орловской области Анна Мценская подписали "
        "соглашение о лесах. Базовым остаётся договор о дружбе от 3 февраля 2017 года."
    ),
    # what is yet to be agreed upon
    (
        "Губернатор Тульской области Иван Одоевский и губернатор Орловской области Анна Мценская подписали "
        "соглашение о лесах. Меморандум о музее пока только обсуждали."
    ),
    # what is amended
    (
        "Правительства Тульской и Орловской областей внесли изменения в соглашение о дорогах. Дополнительное "
        "соглашение о мостах подписали губернатор Тульской области Иван Одоевский и губернатор Орловской области "
        "Анна Мценская."
    ),
    # two firms
    (
        "Губернатор Тульской области Иван Одоевский и губернатор Орловской области Анна Мценская подписали "
        "соглашение о лесах.\n\nТам же АО «Липа» и ООО «Дуб» подписали меморандум о поставках досок."
    ),
]


def signed(text: str) -> list[Agreement]:
    """Return the agreements that news tells to be signed."""
    return [agreement for agreement in read(source_of(text)).agreements if agreement.event == "signed"]


@pytest.mark.parametrize("text", TWO)
def test_what_stands_apart_is_another_act_and_a_person_is_to_look(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = signed(text)

    assert first.title != second.title
    assert min(party.confidence for one in (first, second) for party in one.parties) < SURE

    monkeypatch.setattr(another_act, "opens_another", lambda *_: 0.0)
    assert len(signed(text)) == 1  # else the test asks nothing of the weights


@pytest.mark.parametrize("text", ONE)
def test_one_act_told_again_and_what_was_not_signed_stay_no_act_of_their_own(text: str) -> None:
    assert len(signed(text)) == 1


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]

    assert checksum() in head, "documents have changed: run tools/train_another_act.py"
