"""What all words of a piece of news say where no rule knows its wording: signings, and what only looks like one."""

import pytest
from tests.core.reading.given import source_of
from tools import train_second_opinion as trainer

from kunak.core.reading import read
from kunak.core.reading.profiles import second_opinion
from kunak.core.reading.profiles.weighed import likelihood
from kunak.core.reading.record import Agreement
from kunak.documents.flatten import SURE

SIGNED = [
    (
        (
            "Псков и Тверь договорились о туристах\n\nСоглашение о совместных маршрутах вручили вчера друг другу "
            "губернатор Псковской области Олег Бежаницкий и глава Тверской области Инна Селижарова. Регионы пустят "
            "автобус до Осташкова, выпустят общую карту и обучат сорок гидов. Соглашение рассчитано на три года."
        ),
        {"Псковская область", "Тверская область"},
    ),
    (
        (
            "Бурятия обзавелась союзником в тайге\n\nГлава Республики Бурятия Баир Хоринский и губернатор Иркутской "
            "области Степан Качугский сошлись на тексте договора о тушении пожаров, и с этой минуты он обязателен "
            "для обоих. Лесники будут вылетать к соседу без заявки, самолёты встанут на дежурство в Баргузине, а "
            "горючее оплатит тот, у кого горит."
        ),
        {"Иркутская область", "Республика Бурятия"},
    ),
    (
        (
            "Рязань – Липецк: рукопожатие над бумагой\n\nНа полях форума «Чернозём» заместитель губернатора Липецкой "
            "области Игорь Усманский и рязанский вице-премьер Ольга Сапожок обменялись рукопожатием над протоколом о "
            "пригородных поездах. Протокол предполагает два новых рейса, единый билет и ремонт платформ."
        ),
        {"Липецкая область", "Рязанская область"},
    ),
]
NOT_SIGNED = [
    # in dead end
    (
        "Переговоры Рязанской и Липецкой областей о поездах зашли в тупик: протокол так и остался без подписи. "
        "Заместитель губернатора Липецкой области Игорь Усманский назвал условия невыгодными, рязанский вице-премьер "
        "Ольга Сапожок обещает вернуться к разговору."
    ),
    # what is left to be agreed upon
    (
        "Пермь ждёт гостей из Казани\n\nГубернатор Пермского края Егор Чусовской и премьер Татарстана Рустам Арский "
        "встретились в Кунгуре и сверили позиции по соглашению о пещерах. Осталось согласовать два пункта. «К лету "
        "будет готово», – сказал Чусовской. Регионы хотят пустить общий поезд и обучить гидов."
    ),
    # talked of
    (
        "Глава Удмуртии Олег Воткинский и премьер Башкортостана Рамиль Янаульский говорили о соглашении, которое "
        "свяжет аэропорты. По словам Воткинского, бумага облегчит жизнь пассажирам: появятся рейсы, единый тариф, "
        "общая служба багажа."
    ),
    # challenged
    (
        "Соглашение Ростовской области с Краснодарским краем о границе полей, как считает прокурор Илья Азов, "
        "противоречит уставу. Суд рассмотрит иск в среду. Губернатор и глава края от слов отказались."
    ),
    # long ago
    (
        "Меморандум, который Новгородская и Псковские области торжественно приняли в 2011 году, больше не работает. "
        "Автобус давно не ходит, ярмарка закрылась."
    ),
    # two firms, with regions around
    (
        "Фермер из Орла и сеть магазинов из Курска ударили по рукам: соглашение о поставках редиса заработает с "
        "июня. Глава хозяйства Павел Болхов обещает тонну в день. Губернатор Орловской области пожелал им удачи, "
        "министр торговли Курской области – хорошей цены."
    ),
    # the work of an agreement
    (
        "По соглашению с Иркутской областью в Бурятию прилетели два самолёта. Пожар под Баргузином потушен за трое "
        "суток, сообщил глава Республики Бурятия Баир Хоринский. Лётчики вернутся домой в пятницу."
    ),
]


def signed(text: str) -> list[Agreement]:
    """Return the agreements that news tells to be signed."""
    return [agreement for agreement in read(source_of(text)).agreements if agreement.event == "signed"]


@pytest.mark.parametrize(("text", "parties"), SIGNED)
def test_words_that_no_rule_knows_tell_of_a_signing_together(
    text: str, parties: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    [agreement] = signed(text)

    assert {party.name for party in agreement.parties} == parties
    assert agreement.title is not None
    assert max(one.confidence for one in (agreement.title, *agreement.parties)) < SURE  # a person is to look

    monkeypatch.setattr(second_opinion, "likelihood", lambda *_: 0.0)
    assert not signed(text)  # else the test asks nothing of the weights


@pytest.mark.parametrize("text", NOT_SIGNED)
def test_talks_quarrels_histories_and_firms_stay_what_they_are(text: str) -> None:
    assert not signed(text)


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]

    assert trainer.checksum() in head, "documents have changed: run tools/train_second_opinion.py"


def test_what_is_learnt_hangs_on_the_lessons_alone_and_rare_signs_say_nothing() -> None:
    taught = [
        trainer.Lesson(number, ("подписать/past", "она") if is_so else ("план", "она"), is_so)
        for number, is_so in enumerate([True, False] * 6)
    ]
    learnt = trainer.learn([*taught, trainer.Lesson(99, ("редкое",), is_so=True)])

    assert learnt["подписать/past"] > 0 > learnt["план"]
    assert "редкое" not in learnt
    assert learnt == trainer.learn([*taught, trainer.Lesson(99, ("редкое",), is_so=True)])
    assert likelihood(learnt, {*taught[0].signs}) > 0.5 > likelihood(learnt, {*taught[1].signs})
