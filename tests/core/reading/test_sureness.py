"""How sure values are: as often as such ones were right at first sight, and 0.9 is said of sure ones alone."""

from dataclasses import replace

import pytest
from tools import train_sureness as trainer
from tools.first_sight import BEDS, kept

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import Meta, read, sureness
from kunak.core.reading.formats import open_source
from kunak.core.reading.profiles.weighed import BIAS
from kunak.core.reading.record import Agreement, Commitment

RAW = "Обмен врачами"
HERE = (Span(0, 5),)
AGREEMENT = Agreement(
    kind="agreement",
    event="signed",
    term=Sourced("P5Y", HERE, 1.0, "term.for"),
    commitments=(Commitment("обмен врачами", "health", None, HERE, 0.95, "commitment.told"),),
)
NEWS = """Вологда и Псков договорились о льне

30 мая 2024 года губернаторы Вологодской и Псковской областей Роман Онегин и Илья Шелонский
подписали в Кириллове соглашение о сотрудничестве в льноводстве.
Соглашение рассчитано на пять лет. Области договорились обмениваться семенами льна и проводить совместные ярмарки.
"""


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"term": {BIAS: 3.5, "acts:2": -2.5}, "commitments": {BIAS: 2.5, "rule:commitment.told": -1.0}}
    monkeypatch.setattr(sureness, "weights", lambda: told)


@pytest.mark.usefixtures("weighed")
def test_values_are_as_sure_as_their_signs_say() -> None:
    [told] = sureness.calibrated((AGREEMENT,), RAW)

    assert told == replace(
        AGREEMENT,
        term=Sourced("P5Y", HERE, 0.97, "term.for"),
        commitments=(replace(AGREEMENT.commitments[0], confidence=0.82),),
    )


@pytest.mark.usefixtures("weighed")
def test_what_a_document_tells_beside_makes_a_value_less_sure() -> None:
    first, second = sureness.calibrated((AGREEMENT, AGREEMENT), RAW)

    assert first.term == second.term == Sourced("P5Y", HERE, 0.73, "term.for")


@pytest.mark.usefixtures("weighed")
def test_a_field_without_weights_stays_as_the_author_of_its_rule_had_it() -> None:
    noted = replace(AGREEMENT, notice=Sourced("P6M", HERE, 0.9, "notice.ahead"))

    assert sureness.calibrated((noted,), RAW)[0].notice == noted.notice


def test_a_deed_or_a_sector_that_is_hardly_likely_is_not_told_and_anything_else_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = {
        "term": {BIAS: -2.0},
        "commitments": {BIAS: -0.5, "word:обмен": 2.0, "word:сбой": -2.0},
        "sectors": {BIAS: 2.0, "code:sport-youth": -3.0},
    }
    monkeypatch.setattr(sureness, "weights", lambda: told)
    deed = AGREEMENT.commitments[0]
    sector = Sourced("health", HERE, 0.9, "sector.title")
    doubtful = replace(
        AGREEMENT,
        commitments=(deed, replace(deed, text="сбоя не случится")),
        sectors=(replace(sector, value="sport-youth"), sector),
    )

    [kept_of_it] = sureness.calibrated((doubtful,), RAW)

    assert [one.text for one in kept_of_it.commitments] == [deed.text]
    assert [one.value for one in kept_of_it.sectors] == ["health"]
    assert kept_of_it.term == Sourced("P5Y", HERE, 0.12, "term.for")


def test_a_deed_says_its_words_and_where_it_stands_a_sector_those_that_name_it() -> None:
    raw = f"{'А' * 900} Ёлками обменялись школы{'.' * 560}"
    where = (Span(901, 907),)
    deed = Commitment("Ёлками обменялись", "education", None, where, 0.9, "commitment.told")
    sector = Sourced("ecology", where, 0.9, "sector.named")

    of_deed = sureness.signs_of_value(deed, "commitments", AGREEMENT, 0, raw)
    of_sector = sureness.signs_of_value(sector, "sectors", AGREEMENT, 0, raw)
    in_short_news = sureness.signs_of_value(sector, "sectors", AGREEMENT, 0, raw[:-900])

    assert {"opens:NOUN", "word:елка", "word:обменяться", "part:3"} <= {*of_deed}
    assert {"word:елка", "part:3"} <= {*of_sector}
    assert "word:обменяться" not in of_sector
    assert "part:brief" in in_short_news


@pytest.mark.parametrize(
    ("weight", "given", "sure"),
    [
        (3.0, 1.0, 0.95),
        (9.0, 1.0, sureness.SUREST),
        (2.9, 1.0, sureness.DOUBTFUL),  # likely, and yet not so likely that 97 of 100 are right
        (1.0, 1.0, 0.73),
        (9.0, 0.8, sureness.SUREST),  # its author was too careful
        (9.0, 0.74, 0.74),  # a person is to look, says its author
        (0.0, 0.74, 0.5),
    ],
)
def test_nine_tenths_are_said_of_sure_values_alone(weight: float, given: float, sure: float) -> None:
    assert sureness.confidence_of(weight, given) == sure


@pytest.mark.parametrize("field", ["title", "parties", "signed_on", "term", "commitments"])
def test_the_same_value_is_surer_in_news_of_one_act_than_in_news_of_several(field: str) -> None:
    def shared(acts: int) -> float:
        known = sureness.weights()[field]
        return sum(known.get(sign, 0.0) for sign in sureness.signs_of_agreement(AGREEMENT, acts))

    assert shared(1) > max(shared(2), shared(4))


def test_plain_news_has_sure_values_and_each_is_weighed() -> None:
    record = read(open_source(NEWS.encode("utf-8"), "news.txt"), Meta())
    [agreement] = record.agreements
    told = [value.confidence for field in sureness.FIELDS for value in sureness.values(agreement, field)]

    assert max(told) >= sureness.LINE
    assert not [one for one in told if sureness.DOUBTFUL < one < sureness.LINE]


def test_every_field_that_is_compared_has_weights() -> None:
    assert set(sureness.weights()) == {*sureness.FIELDS, sureness.PUBLISHED}


def learnt() -> dict[str, float]:
    return {
        f"{field}|{sign}": weight for field, weights in sureness.weights().items() for sign, weight in weights.items()
    }


def test_of_what_was_read_at_first_sight_97_in_100_sure_values_are_right() -> None:
    tally = trainer.sure(learnt(), kept())

    assert tally.sure["0.90 to 0.95"] == 0
    assert tally.sure["0.95 to 1"] > 1500
    assert tally.sure_right["0.95 to 1"] / tally.sure["0.95 to 1"] >= 0.97


def test_what_was_read_at_first_sight_is_kept_of_each_reader() -> None:
    values = list(kept())

    assert {value.commit for value in values} == {bed.commit for bed in BEDS}
    assert all(value.own for value in values)


def test_what_is_kept_has_the_signs_of_today() -> None:
    known = {sign for weights in sureness.weights().values() for sign in weights} - {BIAS}

    assert {name.partition(":")[0] for value in kept() for name in (*value.shared, *value.own)} >= {
        sign.partition(":")[0] for sign in known
    }


def test_weights_are_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]

    assert trainer.checksum() in head, "documents have changed: run tools/train_sureness.py"
