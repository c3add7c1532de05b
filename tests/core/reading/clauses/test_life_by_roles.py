"""Final clauses in words that no form has: what is read of each, and nothing else, in news and in a text.

A line of the file is a wording, a bar, and all that must be read of it; of the last ones nothing.
"""

from pathlib import Path

import pytest
from tests.core.reading.clauses.test_life_of_an_agreement import NEWS, TEXT
from tests.core.reading.given import source_of

from kunak.core.reading import read

HERE = Path(__file__).parent
FIELDS = ("term", "renewal", "renewal_period", "notice", "in_force")


@pytest.mark.parametrize("lead", [NEWS, TEXT], ids=["news", "text"])
@pytest.mark.parametrize("file", ["life_in_other_words", "other_things"])
def test_of_a_final_clause_all_is_read_that_it_says_and_no_more(lead: str, file: str) -> None:
    wrong = []
    for line in (HERE / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        words, told = line.split("|")
        found = read_in(lead, words.strip())
        if found != sorted(filter(None, map(str.strip, told.split(";")))):
            wrong.append((words, found))

    assert wrong == []


def read_in(lead: str, words: str) -> list[str]:
    """Return what is read of the fields of a life where these words follow a signing."""
    [agreement] = read(source_of(f"{lead}{words}\n")).agreements
    return sorted(f"{field} {value.value}" for field in FIELDS if (value := getattr(agreement, field)) is not None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("На смену министру, занимавшему пост с 2018 года, пришёл новый руководитель, он отвечает за соглашение.", ()),
        ("Глава сменил на этом посту предшественника в 2020 году и назвал соглашение важным.", ()),
        ("Взамен разрушенного в 2019 году моста по соглашению построят новый.", ()),
        ("В 2008 году прежний губернатор заключил похожее соглашение с Новгородом.", ()),
        ("Прежний договор заключили в 2013 году, его срок вышел.", ()),
        ("Соглашение подписали в 2013 году, предыдущий протокол действовал до 2017 года.", ()),
        ("В пункте 3 Соглашения от 17 июня 2012 года слова «раз в сутки» заменить словами «раз в час».", ()),
        ("Если соглашение утратит силу до 1 мая 2035 года, стороны завершат начатое.", ()),
        ("На смену старым автобусам 2010 года по соглашению придут новые.", ()),
        ("Это не отменяет соглашения 2012 года о туризме.", ()),
        ("Соглашение о туризме от 2015 года сохраняет действие, новое его только дополняет.", ()),
        ("Соглашение с Омской областью, подписанное в 2013 году, утратило силу.", ()),
        ("Прежний глава подписал в 2017 году план ремонта дорог, новый его выполнит.", ()),
        ("Напомним, закон 2013 года утратил силу, поэтому регионы и договорились.", ()),
        ("Казахстан денонсировал соглашение 2011 года с Омской областью.", ()),
        ("Старое соглашение 2015 года при этом не отменяется.", ()),
        ("До недавнего времени дела вели по договору 2009 года.", ("2009",)),
        ("Договор, который действует с 2011 года, им заменяется.", ("2011",)),
        ("Документ пришёл на смену соглашению 2016 года.", ("2016",)),
        ("Подписанное в 2005 году соглашение устарело, и его переписали целиком.", ("2005",)),
        ("Это второй документ: первый, 2013 года, с сегодняшнего дня недействителен.", ("2013",)),
        ("Отныне отношения регионов определяет этот текст, а не договор 2001 года.", ("2001",)),
        ("Тем самым обновлено соглашение, которое регионы заключили в 2009 году.", ("2009",)),
        ("До этого соседи работали по соглашению от 3 апреля 2007 года.", ("2007-04-03",)),
        ("Похожее соглашение составили в 2011 году. Теперь старое отменено.", ("2011",)),
        ("С этой минуты договор 2012 года потерял значение.", ("2012",)),
        ("На место рамочного договора 1999 года встал новый.", ("1999",)),
        ("Предыдущее действовало с 2014 года.", ("2014",)),
        ("Прежнее, от 5 марта 2014 года, уходит в историю.", ("2014-03-05",)),
        ("Соглашение от 5 марта 2014 года тем самым перестаёт действовать.", ("2014-03-05",)),
        ("До сих пор работали по соглашению 2014 года, теперь оно признано утратившим силу.", ("2014",)),
        ("Тем же документом прекращено соглашение от 1 февраля 2008 года.", ("2008-02-01",)),
    ],
)
def test_only_a_paper_is_replaced_by_a_paper(words: str, told: tuple[str, ...]) -> None:
    agreements = read(source_of(f"{NEWS}{words}\n")).agreements

    assert tuple(value.value for value in agreements[0].supersedes) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Строительная группа компаний создаст в области завод.", None),
        ("Торгово-промышленные палаты двух регионов провели семинар.", None),
        ("Общественная палата области поддержала документ.", None),
        ("Делами соглашения ведает Совет двух областей, заседающий раз в год.", "Совет двух областей"),
        ("Паводком займётся сводный штаб.", "сводный штаб"),
        ("Разногласия рассматривает согласительная палата.", "согласительная палата"),
        ("Для проверки экскурсоводов стороны образуют общую коллегию.", "образуют общую коллегию"),
        ("За ходом работ присмотрит совет из семи лесничих.", "совет из семи лесничих"),
        ("Соглашение обслуживает межведомственный штаб.", "межведомственный штаб"),
        ("О сделанном доложат сопредседатели комиссии по Соглашению.", "комиссии по Соглашению"),
        ("Команда из семи школьников выступит на турнире.", None),
    ],
)
def test_a_group_is_one_that_its_name_says_to_be_of_both(words: str, told: str | None) -> None:
    [agreement] = read(source_of(f"{NEWS}{words}\n")).agreements

    assert (agreement.working_groups and agreement.working_groups.value) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            """Наблюдение за тем, как исполняется Соглашение, доверяется:
в Тверской области – министерству торговли Тверской области;
в Республике Коми – Агентству Республики Коми по туризму.""",
            ["министерство торговли Тверской области", "Агентство Республики Коми по туризму"],
        ),
        (
            "Министерство экологии Тверской области и министерство природы Коми спорили, кому отвечать за воду.",
            [],
        ),
    ],
)
def test_coordinators_are_those_in_whose_care_the_paper_is(words: str, told: list[str]) -> None:
    [agreement] = read(source_of(f"{TEXT}{words}\n")).agreements

    assert [party.name for party in agreement.coordinators] == told


@pytest.mark.parametrize(
    "words",
    [
        "1. В пункте 6 вместо «действует три года» читать «действует восемь лет».",
        "1. В статье 8 «три года» заменить на «восемь лет».",
        "1. В статье 8 слова «три года» заменить словами «восемь лет».",
    ],
)
def test_an_amendment_has_the_term_of_its_new_words(words: str) -> None:
    head = (
        "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ\nк Соглашению между Правительством Тверской области и Правительством Республики "
        "Коми о сотрудничестве от 3 марта 2020 года\n\nг. Тверь 12 мая 2023 г.\n\nПравительство Тверской области и "
        "Правительство Республики Коми договорились о нижеследующем.\n\n"
    )

    [agreement] = [one for one in read(source_of(f"{head}{words}\n")).agreements if one.kind == "amendment"]

    assert agreement.term is not None
    assert agreement.term.value == "P8Y"


def test_years_behind_the_title_are_the_term() -> None:
    text = NEWS.replace("о сотрудничестве.", "о взаимодействии двух дум в 2023–2026 годах.")

    [agreement] = read(source_of(text)).agreements

    assert agreement.term is not None
    assert agreement.term.value == "P4Y"
