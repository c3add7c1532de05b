"""Which sectors an agreement has is told by all words that tell one together, where two rules err most."""

import pytest
from tests.core.reading.given import source_of
from tools import train_likely_sectors as trainer
from tools.learning import checksum

from kunak.core.reading import read, reader, sureness
from kunak.core.reading.clauses import likely_sectors, sectors
from kunak.core.reading.record import Meta
from kunak.documents.flatten import SURE

LEAD = "Губернатор Тверской области Иван Волжанинов и глава Республики Коми Пётр Печорин подписали соглашение "


def rules_of(words: str) -> dict[str, str]:
    """Return the sectors of news that closes with words, each with the rule that read it."""
    (agreement,) = read(source_of(f"{LEAD}{words}\n")).agreements
    return {sector.value: sector.rule for sector in agreement.sectors}


def by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rules alone decide."""
    monkeypatch.setattr(sectors, "weighed", lambda *given: iter(given[-1]))
    monkeypatch.setattr(sureness, "HARDLY", {})


def test_a_place_where_a_deed_is_done_is_no_sector(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "о спасении на воде.\n\nСпасатели проведут учения на заводе и в школе."

    assert "industry" not in rules_of(words)
    by_rules(monkeypatch)
    assert rules_of(words)["industry"] == "sector.ahead"


def test_what_no_rule_takes_is_found_and_waits_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "о сотрудничестве.\n\nНа причале у рынка откроют пункт проката лодок для туристов."
    (agreement,) = read(source_of(f"{LEAD}{words}\n")).agreements
    (found,) = [sector for sector in agreement.sectors if sector.rule == likely_sectors.RULE]

    assert found.value == "tourism"
    assert found.confidence < SURE
    assert f"{LEAD}{words}"[found.spans[0].start : found.spans[0].end] == "туристов"
    by_rules(monkeypatch)
    assert "tourism" not in rules_of(words)


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("о сотрудничестве.\n\nСтороны развивают сотрудничество в медицине.", "health"),
        ("о поставках молока.", "agriculture"),
        ("о сотрудничестве.\n\nКлючевыми станут вопросы подготовки кадров и воспитания молодёжи.", "education"),
    ],
)
def test_what_is_plainly_named_stays_however_unlikely(words: str, sector: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely_sectors, "likelihood", lambda *_: 0.0)

    assert sector in rules_of(words)


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("о совместном выпуске медицинских кроватей.", "health"),
        ("о сотрудничестве.\n\nГлава Коми надеется, что со временем появятся общие курорты.", "tourism"),
        ("о сотрудничестве.\n\nНапомним, ранее регионы обменивались картинами.", "culture"),
        ("о сотрудничестве.\n\nКоми подготовит для соседей сорок крановщиков.", "construction-housing"),
    ],
)
def test_what_is_made_hoped_past_or_learnt_adds_no_sector_however_likely(
    words: str, sector: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likely_sectors, "likelihood", lambda *_: 1.0)

    assert sector not in rules_of(words)


def test_signs_are_of_the_words_their_places_and_what_else_is_told() -> None:
    context = reader.survey(source_of(f"{LEAD}о туризме.\n\nВрачи осмотрят музейные залы.\n"), Meta())
    (scope,) = reader.find_scopes(context)
    told = sectors.told_of(context, scope, ())
    found = {sector: signs() for sector, _, signs in likely_sectors.candidates(context, scope, told)}

    assert {"at title S", "word туризм tourism", "before о", "titled True of 1"} <= found["tourism"]
    assert {"sector culture", "before осмотреть", "undertaken 0", "genre release signed"} <= found["culture"]


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]

    assert checksum() in head, "documents have changed: run tools/train_likely_sectors.py"
