"""The sectors that an agreement names, with the words that show them."""

import pytest
from tests.core.reading.given import source_of
from tests.core.reading.marked import unmark

from kunak.core.reading import read, sureness

LEAD = "Губернатор Тверской области Иван Волжанинов и глава Республики Коми Пётр Печорин подписали соглашение "


@pytest.fixture(autouse=True)
def unweighed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have all told that rules find: in news of a line or two little speaks for any of it."""
    monkeypatch.setattr(sureness, "HARDLY", {})


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
        ("о сохранении беломорской ‹сёмги›.", ["ecology"]),
        ("о ‹подготовке спортивного резерва›.", ["sport-youth"]),
        ("о ‹перегоне отар› через границу.", ["agriculture"]),
        ("о сохранении ‹языков› и сказаний.", ["culture"]),
        ("о ‹взаимопомощи› на пожарах.\n\nСтороны договорились чинить вертолётные площадки.", ["security-emergency"]),
        ("о сотрудничестве.\n\nСтороны договорились завести ‹электронный каталог книг›.", ["culture"]),
        ("о сотрудничестве.\n\nСтороны договорились чинить ‹вертолётные площадки›.", ["transport-logistics"]),
        ("о сотрудничестве.\n\nСтороны договорились открыть ‹языковой› клуб.", ["education"]),
        ("о сотрудничестве.\n\nСтороны договорились держать в порту ‹катер-госпиталь›.", ["health"]),
        ("о сотрудничестве.\n\nУ Усть-Коксы стороны построят ‹школу›.", ["education"]),
        ("о сотрудничестве.\n\nСтороны договорились проводить ‹Дни› соседа.", ["culture"]),
        ("о маршрутизации детей с ‹пороком сердца›.", ["health"]),
        ("о сотрудничестве в ‹АПК›.\n\nСтороны взаимодействуют в Академгородке.", ["agriculture"]),
        ("о сотрудничестве.\n\nСтороны договорились обмениваться опытом ‹в сфере госзакупок›.", ["procurement"]),
        ("о сотрудничестве.\n\nОсобое внимание уделено ‹инвестиционным проектам›.", ["investment"]),
        ("о ‹совместном выпуске медицинских кроватей›.", ["industry"]),
        ("о ‹цифровых технологиях›.", ["digital"]),
        ("о сохранении ‹бассейна Камы›.", ["ecology"]),
        ("о подготовке ‹пловцов›.", ["sport-youth"]),
        ("о ‹подготовке› лоцманов.", ["education"]),
        ("о ‹туристских› ресурсах Плещеева озера.", ["tourism"]),
        ("об охране Плещеева ‹озера›.", ["ecology"]),
        ("о ‹пригородных маршрутах›.", ["transport-logistics"]),
        ("о взаимодействии при ‹дорожных авариях›.", ["security-emergency"]),
        ("о сотрудничестве.\n\nСтороны будут ‹готовить› ‹зоотехников› в академии Твери.", ["education", "agriculture"]),
    ],
)
def test_find_sectors_reads_the_marked_words(marked: str, sectors: list[str]) -> None:
    text, spans = unmark(LEAD + marked + "\n")

    found = sectors_in(text)

    assert [code for code, _ in found] == sectors
    assert [text.index(words) for _, words in found] == [span.start for span in spans]


@pytest.mark.parametrize(
    ("marked", "sector"),
    [
        ("о сотрудничестве.\n\nСтороны развивают ‹кооперацию в станкостроении›.", "industry"),
        ("о сотрудничестве.\n\nСтороны договорились ‹закупать лампы на общих торгах›.", "procurement"),
        ("о взаимодействии при ‹тушении торфяных пожаров›.", "security-emergency"),
        ("о сотрудничестве.\n\nСтороны направят ‹врачей› на курсы хлеборобов и больничных поваров.", "health"),
    ],
)
def test_a_sector_is_shown_by_all_its_words_that_stand_together(marked: str, sector: str) -> None:
    text, [span] = unmark(LEAD + marked + "\n")

    assert (sector, text[span.start : span.end]) in sectors_in(text)


def test_a_sector_is_shown_where_the_title_names_it_plainly() -> None:
    text = f"Музеи Твери и Воркуты обменяются залами\n\n{LEAD}о сотрудничестве в области культуры.\n"

    assert sectors_in(text) == [("culture", "в области культуры")]


@pytest.mark.parametrize(
    "words",
    [
        "о сотрудничестве.\n\nНа встрече был министр культуры Тверской области.",
        "о сотрудничестве.\n\nНапомним, ранее регионы сотрудничали в сфере туризма.",
        "о сотрудничестве.\n\nОно пришло на смену прежнему.",
        "о социально-экономической жизни и сотрудничестве.",
        "о сотрудничестве.\n\nСотрудничество начнётся у подножия Белухи.",
        "о сотрудничестве.\n\nГлава Коми надеется, что со временем появятся общие курорты.",
        "о сотрудничестве.\n\nПётр Печорин полагает, что понадобится и аэродром.",
        "о сотрудничестве.\n\nТем временем вузы сторон обменялись письмами.",
        "о сотрудничестве.\n\nРядом было Министерство сельского хозяйства Тверской области.",
    ],
)
def test_find_sectors_takes_no_names_of_bodies_no_past_and_no_set_phrases(words: str) -> None:
    assert sectors_in(f"{LEAD}{words}\n") == []


@pytest.mark.parametrize(
    ("sentence", "sectors"),
    [
        (
            "Среди ключевых тем документа – промышленность, логистика, подготовка кадров.",
            "industry transport-logistics education",
        ),
        ("По линии образования и науки вузы двух столиц уже ведут переговоры.", "education science-innovation"),
        ("Муниципалитеты хотят вместе работать в торговле и туризме.", "trade tourism"),
        ("Стороны видят перспективы в судостроении и Северном морском пути.", "industry transport-logistics"),
        ("Особое место в нём отведено межпарламентским связям.", "interparliamentary"),
        ("Отдельный блок посвящён цифровизации и медицине.", "digital health"),
        ("Работать вместе будут по трём трекам: АПК, туризм, спорт.", "agriculture tourism sport-youth"),
        ("Регионы расширят связи в экономической, социальной и культурной сферах.", "social culture"),
        ("Она состоит из разделов: лес и деревообработка, туризм, кадры.", "ecology industry tourism education"),
        ("Документ поделён на главы: зерно, музеи, спасатели.", "agriculture culture security-emergency"),
        ("Главы условились укреплять торговые и культурные связи.", "trade culture"),
    ],
)
def test_find_sectors_reads_directions_however_they_are_announced(sentence: str, sectors: str) -> None:
    assert {code for code, _ in sectors_in(f"{LEAD}о сотрудничестве.\n\n{sentence}\n")} == set(sectors.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Из Коми поступают лес, щебень и форель.",
        "Здесь разводят птицу и выращивают лён.",
        "В Тверскую область везут уголь, мясо, станки.",
        "За год тверские заводы отгрузили 300 вагонов.",
        "«Потом посмотрим на рыбу», – сказал он.",
        "Газета «Печорский край», 4 мая 2021 года",
    ],
)
def test_find_sectors_reads_nothing_of_the_past_of_trade_today_and_of_jokes(sentence: str) -> None:
    assert sectors_in(f"{LEAD}о сотрудничестве.\n\n{sentence}\n") == []


def test_a_title_between_marks_behind_a_colon_is_no_speech() -> None:
    told = (
        "Губернатор Тверской области Иван Волжанинов и глава Республики Коми Пётр Печорин поставили подписи. Сверху "
        "написано: «Соглашение между Тверской областью и Республикой Коми о сотрудничестве в торговой, научной и "
        "культурной сферах».\n"
    )

    assert {code for code, _ in sectors_in(told)} == {"trade", "science-innovation", "culture"}
