"""The sectors that an agreement names, with the words that show them."""

import pytest
from tests.core.reading.given import source_of
from tests.core.reading.marked import unmark

from kunak.core.reading import read

LEAD = "Губернатор Тверской области Иван Волжанинов и глава Республики Коми Пётр Печорин подписали соглашение "


def sectors_in(text: str) -> list[tuple[str, str]]:
    """Return sectors and their words."""
    return [
        (sector.value, text[sector.spans[0].start : sector.spans[0].end])
        for agreement in read(source_of(text)).agreements
        for sector in agreement.sectors
    ]


@pytest.mark.parametrize(
    ("marked", "sectors"),
    [
        ("о сотрудничестве ‹в сфере туризма›.", ["tourism"]),
        (
            "о ‹торгово-экономическом›, ‹научно-техническом› и ‹культурном› сотрудничестве.",
            ["trade", "science-innovation", "culture"],
        ),
        ("о взаимодействии ‹в области здравоохранения› и ‹спорта›.", ["health", "sport-youth"]),
        (
            "о сотрудничестве.\n\nОно охватывает ‹сельское хозяйство›, ‹энергетику› и экономику.",
            ["agriculture", "energy"],
        ),
        ("о сотрудничестве.\n\nСтороны договорились обмениваться опытом ‹в сфере госзакупок›.", ["procurement"]),
        ("о сотрудничестве.\n\nОсобое внимание уделено ‹инвестиционным проектам›.", ["investment"]),
    ],
)
def test_find_sectors_reads_the_marked_words(marked: str, sectors: list[str]) -> None:
    text, spans = unmark(LEAD + marked + "\n")

    found = sectors_in(text)

    assert [code for code, _ in found] == sectors
    assert [text.index(words) for _, words in found] == [span.start for span in spans]


@pytest.mark.parametrize(
    "words",
    [
        "о сотрудничестве.\n\nНа встрече был министр культуры Тверской области.",
        "о сотрудничестве.\n\nНапомним, ранее регионы сотрудничали в сфере туризма.",
        "о сотрудничестве.\n\nОно пришло на смену прежнему.",
        "о социально-экономической жизни и сотрудничестве.",
    ],
)
def test_find_sectors_takes_no_names_of_bodies_no_past_and_no_set_phrases(words: str) -> None:
    assert sectors_in(f"{LEAD}{words}\n") == []
