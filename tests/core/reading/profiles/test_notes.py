"""A note on an older act, and a page's last line, say nothing of the day and the life of what is signed now."""

import pytest
from tests.core.reading.given import source_of

from kunak.core.reading import read

NEWS = (
    "Калач и Лида подписали соглашение о спорте\n\nВ Калаче мэр Калача Савва Донцов и председатель Лидского "
    "райисполкома Адам Неманский подписали соглашение о сотрудничестве в области спорта."
)


PAGE = "\n\nОпубликовано 21 марта 2024"
OF_ANOTHER = {
    " Оно рассчитано на три года.\n\nСправка. Соглашение о лесе подписано 9 мая 2019 года сроком на пять лет.": "P3Y",
    " Оно рассчитано на три года.\n\nСправка. Соглашение подписано 9 мая 2019 года сроком на пять лет.": "P3Y",
    f"\n\nСправочно: договор заключён 09.05.2019, срок – 10 лет, продлевается автоматически.{PAGE}": None,
    f"\n\nНапомним, договор подписан 9 мая 2019 года на пять лет. Новое рассчитано на два года.{PAGE}": "P2Y",
    f"\n\nДля справки:\nСоглашение о дружбе заключено 9 мая 2019 года. Срок действия – десять лет.{PAGE}": None,
    "\n\nСправка\nПервое соглашение города подписали в 2019 году, оно действовало три года.\n21.03.2024": None,
    f"\n\nРанее города заключили договор о торговле. Он действует пять лет.{PAGE}": None,
}
OF_THIS_ACT = {
    "\n\nСправочно: соглашение рассчитано на пять лет.\n21.03.2024": "P5Y",
    "\n\nНапомним, соглашение заключено на пять лет.\n\nПодписано в печать 21 марта 2024 года": "P5Y",
}


@pytest.mark.parametrize(("behind", "term"), [*OF_ANOTHER.items(), *OF_THIS_ACT.items()])
def test_a_note_on_an_older_act_tells_nothing_of_the_new_one(behind: str, term: str | None) -> None:
    act = read(source_of(NEWS + behind)).agreements[0]
    assert act.event == "signed"
    assert act.signed_on is None
    assert (act.term.value if act.term else None) == term
    assert act.renewal is None


def test_what_replaces_an_older_act_is_told_by_a_note() -> None:
    text = NEWS + " Справка. Соглашение заменит договор, подписанный 9 мая 2019 года.\n\nОпубликовано 21 марта 2024"
    assert [one.value for one in read(source_of(text)).agreements[0].supersedes] == ["2019-05-09"]
