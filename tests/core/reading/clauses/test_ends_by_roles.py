"""Ends of a term and beginnings that the record has no word for: told with their words, in whatever words they are."""

import pytest
from tests.core.reading.clauses.test_life_of_an_agreement import NEWS, TEXT
from tests.core.reading.given import source_of

from kunak.core.reading import read

DOUBTS = """
term_until | Срок действия документа – до 31 декабря 2030 года. | до 31 декабря 2030 года
term_until | Бумага теряет силу 31 марта 2030 года. | теряет силу 31 марта 2030 года
term_until | Договор доживёт до 2029 года. | до 2029 года
term_until | Соглашение кончается 1 июля 2027 года. | кончается 1 июля 2027 года
term_until | Последний день его действия – 30 июня 2027 года. | Последний день его действия – 30 июня 2027 года
term_until | В 2024 году договор истекает. | В 2024 году договор истекает
term_until_event | Соглашение действует до ввода холодильника в эксплуатацию. | до ввода холодильника в эксплуатацию
term_until_event | Срока нет: обязательства остаются в силе, пока не сдадут мост. | пока не сдадут мост
term_until_event | Протокол действует до первого ледостава. | до первого ледостава
term_until_event | Договор заключён на срок полномочий действующих глав. | на срок полномочий действующих глав
term_until_event | Соглашение действует один навигационный сезон. | один навигационный сезон
term_until_event | Силу договор потеряет, когда всё обещанное будет исполнено. | когда всё обещанное будет исполнено
term_until | Отсчёт срока Соглашения ведётся с 1 июня и до 1 июля 2030 года. | до 1 июля 2030 года
term_upper_bound | Наибольший срок Соглашения – шесть лет. | шесть лет
term_upper_bound | Соглашение действует самое большее четыре года. | четыре года
term_upper_bound | Соглашение заключается на срок, не превышающий четырёх лет. | четырёх лет
in_force_rule | Договор вступит в силу, когда его утвердят Советы. | вступит в силу, когда его утвердят Советы
in_force_rule | Документ становится обязательным с даты регистрации. | становится обязательным с даты регистрации
in_force_rule | Оно заработает, как только столицы дадут согласие. | заработает, как только столицы дадут согласие
in_force_rule | Началом его силы станет день, когда пойдёт лёд. | Началом его силы станет день, когда пойдёт лёд
in_force_rule | Оно считается заключённым, едва внесено в журнал. | считается заключённым, едва внесено в журнал
in_force_rule | Оно обретёт силу, едва суд снимет арест с причала. | обретёт силу, едва суд снимет арест с причала
provisional_application | Соглашение применяют предварительно. | Соглашение применяют предварительно
provisional_application | Пока же оно применяется временно. | применяется временно
- | Стороны проведут ремонт в срок до 1 марта 2024 года. | -
- | Завод заработает до конца 2027 года. | -
- | Когда мост откроется, по соглашению заработает автобус. | -
- | Когда документ вступит в силу, вуз примет первых студентов. | -
- | Стороны по соглашению начинают отгрузку, как только получат заявку. | -
- | Форум завершится 3 мая 2024 года. | -
- | Соглашение подписал временно исполняющий обязанности министра. | -
"""


@pytest.mark.parametrize("lead", [NEWS, TEXT], ids=["news", "text"])
@pytest.mark.parametrize("line", DOUBTS.strip().splitlines())
def test_an_end_or_a_beginning_without_a_word_in_the_record_is_told_as_a_doubt(line: str, lead: str) -> None:
    code, words, shown = map(str.strip, line.split("|"))
    text = f"{lead}{words}\n"
    record = read(source_of(text))
    found = [
        (warning.code, text[warning.spans[0].start : warning.spans[0].end])
        for warning in record.warnings
        if warning.code.startswith(("term_", "in_force", "provisional"))
    ]

    assert found == ([] if code == "-" else [(code, shown)])
    assert record.agreements[0].term is None
