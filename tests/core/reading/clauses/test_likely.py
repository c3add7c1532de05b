"""Undertakings by weights: what no rule finds and what a rule takes for one; rows stay, nothing overlaps."""

from itertools import pairwise

import pytest
from tests.core.reading.given import source_of
from tools import train_likely_deeds as trainer
from tools.learning import checksum

from kunak.core.reading import read, sureness
from kunak.core.reading.clauses.commitments import likely
from kunak.core.reading.record import Commitment
from kunak.documents.flatten import SURE

SIGNED = (
    "Правительства Тверской и Псковской областей подписали соглашение о сотрудничестве. Документ скрепили губернаторы "
    "Иван Бежецкий и Пётр Островский.\n\n"
)
WITHOUT_WEIGHTS = {"LIKELY": 2.0, "UNLIKELY": 0.0, "HOPELESS": 0.0, "DOUBTFUL": {}}
PLAN = """План мероприятий по реализации Соглашения между Правительством Тверской области и Правительством
Псковской области

| № | Мероприятие | Срок |
|---|---|---|
| 1 | Турнир сельских клубов | май 2026 г. |
| 2 | Видеосовет музеев | июнь 2026 г. |
"""


def undertaken(text: str) -> list[Commitment]:
    """Return what the agreements of a text undertake."""
    return [one for agreement in read(source_of(text)).agreements for one in agreement.commitments]


def by_rules(text: str, monkeypatch: pytest.MonkeyPatch) -> list[Commitment]:
    """Return what the rules alone find."""
    with monkeypatch.context() as patched:
        for name, value in WITHOUT_WEIGHTS.items():
            patched.setattr(likely, name, value)
        patched.setattr(sureness, "HARDLY", {})
        return undertaken(text)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "Осенью в Великие Луки на стажировку едут двадцать поваров из Ржева.",
            "на стажировку едут двадцать поваров из Ржева",
        ),
        ("Летом дети из Торопца едут в псковские лагеря.", "дети из Торопца едут в псковские лагеря"),
    ],
)
def test_what_no_rule_finds_is_found_by_its_words_and_a_person_is_asked(
    told: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    [one] = [one for one in undertaken(SIGNED + told) if found in one.text]

    assert one.confidence < SURE
    assert all(found not in other.text for other in by_rules(SIGNED + told, monkeypatch))


def test_what_a_rule_takes_for_an_undertaking_is_dropped_where_its_words_tell_of_something_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = SIGNED + "Кураторами выступят Министерство образования Тверской области и Комитет культуры Пскова."

    assert by_rules(text, monkeypatch)
    assert not undertaken(text)


def test_what_a_paper_provides_for_needs_more_than_that_little_speaks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    provided = SIGNED + "Предусмотрены совместные ярмарки и обмен семенами."

    assert [one.rule for one in undertaken(provided)] == ["commitment.provided"] * 2
    monkeypatch.setattr(likely, "likelihood", lambda *_: likely.DOUBTFUL["commitment.provided"])
    assert len(undertaken(provided)) == 2
    monkeypatch.setattr(likely, "likelihood", lambda *_: likely.DOUBTFUL["commitment.provided"] - 0.01)
    assert not undertaken(provided)


def test_what_is_agreed_to_stays_where_little_speaks_for_it_and_goes_where_nothing_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agreed = SIGNED + "Стороны договорились проводить совместные ярмарки."
    monkeypatch.setattr(likely, "likelihood", lambda *_: likely.HOPELESS)
    assert [one.text for one in undertaken(PLAN)] == ["Турнир сельских клубов", "Видеосовет музеев"]
    assert [one.text for one in undertaken(agreed)] == ["проводить совместные ярмарки"]
    assert not undertaken(SIGNED + "Стороны откроют общий пост лесной охраны.")

    monkeypatch.setattr(likely, "likelihood", lambda *_: 0.0)
    assert not undertaken(agreed)


def test_no_length_of_what_speaks_against_a_thing_is_too_much() -> None:
    assert not undertaken(SIGNED + f"Стороны договорились построить мост {'не с ' * 700}дня.")


def test_nothing_that_is_likely_overlaps_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely, "likelihood", lambda *_: 1.0)
    text = SIGNED + "Псковичи, что держат сад, дадут саженцы и обучат соседей; тверичи построят склад, потом и мост."
    spans = sorted((span for one in undertaken(text) for span in one.spans), key=lambda span: span.start)

    assert len(spans) > 2
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]

    assert checksum() in head, "documents have changed: run tools/train_likely_deeds.py"


def test_less_will_do_beside_another_undertaking() -> None:
    alone = "Кисловодские психологи консультируют семьи из Торопца по видеосвязи."
    beside = "Каждое лето дети из Торопца едут в псковские лагеря. " + alone

    assert not any("психологи" in one.text for one in undertaken(SIGNED + alone))
    assert any("психологи" in one.text for one in undertaken(SIGNED + beside))


def test_clause_that_depends_on_another_is_no_undertaking_but_what_stands_behind_it_may_be() -> None:
    text = SIGNED + "Стороны открывают в Торопце палату, где будут работать врачи; взаимное оповещение о пожарах."

    assert all("где" not in one.text for one in undertaken(text))


def test_other_cells_of_a_row_are_no_undertakings() -> None:
    rows = PLAN.replace("Срок |", "Срок | Кто |").replace("май 2026 г. |", "май 2026 г. | ГУ МЧС, разрез |")

    assert [one.text for one in undertaken(rows)] == ["Турнир сельских клубов", "Видеосовет музеев"]
