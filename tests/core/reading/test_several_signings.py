"""News of several signings: each act apart, with its own partner, however the row is told."""

import pytest
from tests.core.reading.given import source_of

from kunak.core.reading import read
from kunak.core.reading.record import Agreement

FRAMES = [
    (
        (
            "Делегация Ульяновской области завершила работу на форуме. Подписано три соглашения. Первое — с Тверской "
            "областью — касается туризма. Второе — с Республикой Бурятия — о больницах. Третье соглашение заключено "
            "с Приморским краем."
        ),
        ["RU-ULY RU-TVE", "RU-ULY RU-BU", "RU-ULY RU-PRI"],
    ),
    (
        (
            "Сахалинская область подписала ряд соглашений:\n— с Камчатским краем о развитии туризма;\n"
            "— с Магаданской областью о сотрудничестве в энергетике."
        ),
        ["RU-SAK RU-KAM", "RU-SAK RU-MAG"],
    ),
    (
        (
            "Врио губернатора Курской области Роман Щигров подписал два документа. С губернатором Брянской области "
            "Андреем Клинцовым — соглашение о сотрудничестве, с главой Хакасии Леонидом Стахановым — план мероприятий."
        ),
        ["RU-KRS RU-BRY", "RU-KRS RU-KK"],
    ),
    (
        (
            "Соглашения подписаны с правительством Омской области и с Томской областью. От Кузбасса документы подписал "
            "первый заместитель губернатора Олег Тайдонов."
        ),
        ["RU-KEM RU-OMS", "RU-KEM RU-TOM"],
    ),
    (
        (
            "Ростовская область и Калмыкия подписали соглашение о сотрудничестве. В тот же день Ростовская область и "
            "Ставропольский край подписали протокол о намерениях."
        ),
        ["RU-ROS RU-KL", "RU-ROS RU-STA"],
    ),
    (
        (
            "Губернатор Самарской области Пётр Ильменёв и глава Мордовии Сергей Рузаев подписали соглашение. "
            "Кроме того, самарский губернатор подписал меморандум о взаимодействии с главой Чувашии Николаем Козловым."
        ),
        ["RU-SAM RU-MO", "RU-SAM RU-CU"],
    ),
    (
        (
            "Глава Дагестана Сергей Мелик подписал соглашение о сотрудничестве с Астраханской областью. Такое же "
            "соглашение подписано с Волгоградской областью."
        ),
        ["RU-DA RU-AST", "RU-DA RU-VGG"],
    ),
    (
        (
            "Подписаны два соглашения: между Республикой Адыгея и Краснодарским краем — о мелиорации, между "
            "Республикой Коми и Кировской областью — о перевозках."
        ),
        ["RU-AD RU-KDA", "RU-KO RU-KIR"],
    ),
    (
        "Тульская и Калужская области, а также Псковская и Новгородская области подписали соглашения о туризме.",
        ["RU-TUL RU-KLU", "RU-PSK RU-NGR"],
    ),
]


def signed(text: str) -> list[Agreement]:
    """Return the agreements that a text says are signed."""
    return [one for one in read(source_of(text)).agreements if one.event == "signed"]


@pytest.mark.parametrize(("text", "pairs"), FRAMES)
def test_each_act_of_a_row_has_its_own_partner(text: str, pairs: list[str]) -> None:
    assert [" ".join(party.code or party.name for party in one.parties) for one in signed(text)] == pairs


def test_a_row_has_its_own_title() -> None:
    text = FRAMES[1][0]

    titles = [one.title.value if one.title else None for one in signed(text)]

    assert titles == ["о развитии туризма", "о сотрудничестве в энергетике"]


def test_ministries_sign_for_themselves_with_each_ministry() -> None:
    text = (
        "Минздрав Тульской области подписал соглашения о взаимодействии с минздравом Рязанской области и "
        "департаментом здравоохранения Владимирской области."
    )

    homes = [one.parties[0] for one in signed(text)]

    assert {(home.type, home.code) for home in homes} == {("body", "RU-TUL")}
    assert len(homes) == 2
