"""Whole acts: orders and laws, notices, amendments; and as the standing of an agreement takes them."""

from datetime import date
from typing import Any

import pytest
from tests.core.reading.fitting import validator
from tests.core.reading.given import source_of
from tests.core.reading.papers import (
    ALL,
    CHANGES,
    DECREE,
    ENDED,
    LAW,
    ORDER,
    PROLONGED,
    REFUSAL,
    SUSPENDED,
    WITHDRAWN,
)

from kunak.core.reading import read, to_json
from kunak.core.reading.acts.terms import to_terms
from kunak.core.terms import acts as a
from kunak.core.terms import terms as t
from kunak.core.terms.duration import Duration


def acts_of(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = to_json(read(source_of(text))).get("acts", [])
    return found


def value(found: dict[str, Any] | None) -> Any:
    return found and found["value"]


def counted(text: str) -> list[a.Act | None]:
    return [to_terms(act) for act in read(source_of(text)).parts.acts]


def test_order_approves_a_draft_and_authorises_a_person() -> None:
    draft, authorisation = acts_of(ORDER)

    assert (draft["kind"], authorisation["kind"]) == ("draft_approval", "authorisation")
    assert (value(draft["on"]), draft["by"]["name"]) == ("2026-02-09", "Костромская область")
    paper = draft["paper"]
    assert (paper["type"], value(paper["number"]), value(paper["dated"])) == ("order", "61-р", "2026-02-09")
    assert paper["body"]["name"] == "Правительство Костромской области"
    agreement = draft["agreement"]
    assert value(agreement["title"]) == "о сотрудничестве в лесном хозяйстве"
    assert [party["code"] for party in agreement["parties"]] == ["RU-KOS", "RU-ME"]
    assert authorisation["person"]["name"] == "А. В. Галичский"
    assert authorisation["person"]["party"] == "Костромская область"


def test_law_approves_a_signed_agreement_and_has_its_own_day_and_number() -> None:
    [act] = acts_of(LAW)

    assert (act["kind"], value(act["on"]), act["by"]["name"]) == ("approval", "2026-03-25", "Республика Алтай")
    assert (act["paper"]["type"], value(act["paper"]["number"])) == ("law", "14-РЗ")
    assert value(act["agreement"]["signed_on"]) == "2026-02-05"


def test_decree_of_one_side_ends_an_agreement_on_the_day_before_and_is_no_act_of_both() -> None:
    [act] = acts_of(DECREE)

    assert (act["kind"], value(act["on"]), act["by"]["name"]) == ("termination", "2026-07-20", "Республика Бурятия")
    assert (value(act["effective"]), act["effective"]["derived"]) == ("2026-08-31", True)
    assert counted(DECREE) == [None]


def test_refusal_of_prolongation_tells_who_to_whom_of_what_and_until_when() -> None:
    [act] = acts_of(REFUSAL)

    assert (act["kind"], value(act["on"]), act["by"]["name"]) == ("notice", "2026-03-14", "Саратовская область")
    assert [party["name"] for party in act["to"]] == ["Волгоградская область"]
    assert (value(act["agreement"]["signed_on"]), value(act["effective"])) == ("2021-09-20", "2026-09-20")
    assert (act["paper"]["type"], value(act["paper"]["number"])) == ("letter", "1-12/408")


def test_notice_taken_back_and_suspension_are_read() -> None:
    [withdrawn], [suspension] = acts_of(WITHDRAWN), acts_of(SUSPENDED)

    assert (withdrawn["kind"], value(withdrawn["on"]), withdrawn["by"]["code"]) == (
        "notice_withdrawn",
        "2026-07-05",
        "RU-KL",
    )
    assert (suspension["kind"], suspension["by"]["name"]) == ("suspension", "Псковская область")
    assert (value(suspension["on"]), value(suspension["effective"])) == ("2026-02-01", "2026-03-01")
    assert suspension["to"][0]["subdivision"] == "BY-VI"


def test_amendment_tells_clauses_words_and_terms_that_change() -> None:
    [act] = acts_of(CHANGES)

    assert (act["kind"], value(act["on"]), value(act["effective"])) == ("amendment", "2026-04-20", "2026-04-20")
    assert value(act["agreement"]["signed_on"]) == "2021-05-14"
    assert {name: value(found) for name, found in act["terms"].items()} == {
        "term": None,
        "until": "2031-05-14",
        "renewal": "automatic",
        "renewal_period": "P5Y",
        "notice": "P6M",
    }
    assert [(change["kind"], value(change["clause"]), value(change["old"])) for change in act["changes"]] == [
        ("reword", "Пункт 5.2", None),
        ("replace", "пункте 3.1", "один раз в год"),
        ("add", "статьёй 4.1", None),
        ("delete", "Абзац второй пункта 2", None),
    ]
    assert value(act["changes"][1]["new"]) == "два раза в год"


@pytest.mark.parametrize(
    "head",
    [
        "Дополнительный протокол",
        "ДОПОЛНЕНИЕ № 2",
        "ИЗМЕНЕНИЯ И ДОПОЛНЕНИЯ",
        "Поправки",
        "ДОПОЛНЕНИЕ (ПРОТОКОЛ)",
        "ПРОТОКОЛ",
    ],
)
def test_a_text_that_changes_an_agreement_is_an_amendment_whatever_it_is_called(head: str) -> None:
    text = CHANGES.replace("ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № 1", head).replace("Дополнительное соглашение", "изменение")

    record = to_json(read(source_of(text)))

    own = record["agreements"][0]
    assert (own["kind"], own["event"], value(own["signed_on"])) == ("amendment", "signed", "2026-04-20")
    assert value(own["title"]).startswith(
        "к Соглашению между Правительством Брянской области и Правительством Калужской"
    )
    assert [person["name"] for person in own["signatories"]] == ["Иван Петрович Севский", "Олег Игоревич Жиздринский"]
    assert [(act["kind"], len(act["changes"])) for act in record["acts"]] == [("amendment", 4)]


def test_a_protocol_under_which_proposals_may_be_made_changes_nothing() -> None:
    text = (
        "ПРОТОКОЛ\nк Договору о сотрудничестве\n\nг. Тула 3 июня 2024 г.\n\nПравительство Тульской области и "
        "Правительство Республики Коми договорились о нижеследующем:\n1. Стороны обмениваются делегациями.\n"
        "2. Стороны готовы внести предложения по исполнению Договора. Они вправе внести изменения в Протокол.\n\n"
        "Губернатор Тульской области А. Ильина\nГлава Республики Коми П. Рочев\n"
    )

    assert to_json(read(source_of(text)))["agreements"][0]["kind"] == "protocol"


def test_agreement_to_prolong_and_agreement_to_end_are_acts_of_both() -> None:
    [prolonged], [ended] = acts_of(PROLONGED), acts_of(ENDED)

    assert (prolonged["kind"], prolonged["by"], value(prolonged["period"])) == ("renewal", None, "P5Y")
    assert (value(prolonged["agreement"]["signed_on"]), value(prolonged["agreement"]["number"])) == ("2016-03-03", "12")
    assert (ended["kind"], value(ended["effective"])) == ("termination", "2025-12-31")


def test_standing_takes_what_changes_it() -> None:
    assert counted(REFUSAL) == [a.Notice(date(2026, 3, 14), "Саратовская область")]
    assert counted(WITHDRAWN) == [a.NoticeWithdrawn(date(2026, 7, 5), "Республика Калмыкия")]
    assert counted(SUSPENDED) == [a.Suspension(date(2026, 3, 1))]
    assert counted(PROLONGED) == [a.RenewalAgreed(date(2026, 2, 28), period=Duration(months=60))]
    assert counted(ENDED) == [a.Termination(date(2025, 10, 15), date(2025, 12, 31))]
    assert counted(CHANGES) == [
        a.Amendment(
            date(2026, 4, 20),
            date(2026, 4, 20),
            t.Until(date(2031, 5, 14)),
            t.Automatic(Duration(months=60)),
            Duration(months=6),
        )
    ]
    assert counted(ORDER) == [None, None]


@pytest.mark.parametrize(
    ("point", "kind"),
    [
        ("Признать целесообразным заключение Соглашения", "expedience"),
        ("Дать согласие на заключение Соглашения", "approval"),
        ("Ратифицировать Соглашение", "ratification"),
        ("Подписать Соглашение", "signing_order"),
        ("Приостановить действие Соглашения", "suspension"),
        ("Возобновить действие Соглашения", "resumption"),
        ("Предоставить право подписания Соглашения министру культуры", "authorisation"),
    ],
)
def test_point_of_an_act_tells_what_it_does(point: str, kind: str) -> None:
    text = (
        "ПРАВИТЕЛЬСТВО КОСТРОМСКОЙ ОБЛАСТИ\nПОСТАНОВЛЕНИЕ\nот 9 февраля 2026 г. № 61-а\n\nО межрегиональных связях\n\n"
        f"1. {point} между Правительством Костромской области и Правительством Тверской области о туризме.\n"
    )

    [act] = acts_of(text)

    assert act["kind"] == kind


BETWEEN = "Соглашения между Правительством Пензенской области и Правительством Саратовской области"
ORDER_HEAD = "ПРАВИТЕЛЬСТВО ПЕНЗЕНСКОЙ ОБЛАСТИ\nРАСПОРЯЖЕНИЕ\nот 9 февраля 2026 г. № 61-р\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"Уважаемый Иван Петрович!\n\nПредлагаем обсудить продление {BETWEEN}.\n\nМинистр        П. Сурский\n",
        f"Уважаемый Иван Петрович!\n\nСообщаем, что возражений против продления {BETWEEN} не имеем.\n",
        f"{ORDER_HEAD}1. Утвердить план мероприятий по реализации {BETWEEN}.\n",
        f"{ORDER_HEAD}1. Утвердить состав комиссии.\n",
    ],
)
def test_letter_that_only_proposes_and_act_about_something_else_give_no_act(text: str) -> None:
    assert acts_of(text) == []


@pytest.mark.parametrize("text", ALL)
def test_act_cut_at_any_place_gives_a_valid_record(text: str) -> None:
    checks = validator()
    for cut in range(0, len(text), 13):
        for piece in (text[:cut], text[cut:]):
            record = read(source_of(piece))
            assert list(checks.iter_errors(to_json(record))) == []
            for act in record.parts.acts:
                to_terms(act)


def test_changes_after_named_words_and_with_a_day_of_their_own_are_read() -> None:
    text = (
        "Изменения № 2\nв Соглашение о дружбе между городом Рязанью и городом Тулой\n\n"
        "1. В пункте 2 Соглашения от 3 марта 2016 г. слова «раз в год» заменить словами «раз в месяц».\n"
        "2. Пункт 7 после слов «на пять лет» дополнить словами «без права продления».\n"
        "3. Изменения вступают в силу с 1 мая 2026 года.\n\nРязань – Тула, 9 апреля 2026 года\n"
    )

    [act] = acts_of(text)

    assert [(change["kind"], value(change["clause"]), value(change["new"])) for change in act["changes"]] == [
        ("replace", "пункте 2", "раз в месяц"),
        ("add", "Пункт 7", "без права продления"),
    ]
    assert (value(act["on"]), value(act["effective"])) == ("2026-04-09", "2026-05-01")
    assert value(act["agreement"]["signed_on"]) == "2016-03-03"


def test_consent_of_one_side_to_prolong_is_a_renewal_by_it_and_none_of_both() -> None:
    text = (
        "Министерство культуры Пензенской области\nИсх. 12-4 от 5 мая 2026 г.\n\nВ ответ на Ваше письмо сообщаем, что "
        f"Пензенская область согласна продлить на три года действие {BETWEEN} о театре от 20 июня 2021 года.\n"
    )

    [act] = acts_of(text)

    assert (act["kind"], act["by"]["name"], value(act["period"])) == ("renewal", "Пензенская область", "P3Y")
    assert counted(text) == [None]


def test_notice_that_an_agreement_will_not_be_prolonged_is_read_over_its_long_name() -> None:
    text = (
        "Правительство Пензенской области\n\nУВЕДОМЛЕНИЕ\nПенза, 1 июля 2026 г.\n\nСообщаем, что Соглашение между "
        "Правительством Пензенской области и Правительством Саратовской области о сотрудничестве в области связи, "
        "подписанное 1 августа 2021 года в г. Сердобске сроком на пять лет, продлеваться не будет.\n"
    )

    [act] = acts_of(text)

    assert (act["kind"], value(act["on"]), act["by"]["name"]) == ("notice", "2026-07-01", "Пензенская область")
