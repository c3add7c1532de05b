"""Web pages: the article kept, the site round it left out, nothing slow."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunak.core.reading.formats import open_source
from kunak.core.reading.formats.errors import TooComplex
from kunak.core.reading.formats.limits import MAX_PAGE_DEPTH, MAX_PAGE_TAGS
from kunak.core.reading.formats.markup import parse
from kunak.core.reading.source import SourceText

LEAD = "В Уфе подписано соглашение о сотрудничестве двух регионов на пять лет."


def opened(page: str, encoding: str = "utf-8") -> SourceText:
    return open_source(f"<!DOCTYPE html>{page}".encode(encoding), "page.html")


def pieces(page: str) -> list[tuple[str, str, str]]:
    source = opened(page)
    return [(block.kind, block.path, source.raw[block.start : block.end]) for block in source.blocks]


def test_paragraphs_headings_and_lists_are_kept_in_order() -> None:
    page = f"<h1>Соглашение</h1><p>{LEAD}<h2>Меры</h2><ul><li>ярмарка<li>выставка</ul>Итог"

    assert opened(page).raw == f"Соглашение\n\n{LEAD}\n\nМеры\n\nярмарка\nвыставка\n\nИтог"
    assert [(kind, path) for kind, path, _ in pieces(page)] == [
        ("heading", "p1"),
        ("paragraph", "p2"),
        ("heading", "p3"),
        ("list_item", "p4"),
        ("list_item", "p5"),
        ("paragraph", "p6"),
    ]


def test_blanks_are_folded_and_no_break_spaces_are_not() -> None:
    assert opened("<p>  29\n\tмая <b> 2025</b>&nbsp;г.&#8203; </p>").raw == "29 мая 2025\u00a0г.\u200b"


def test_one_line_break_stays_in_the_paragraph_and_two_part_it() -> None:
    assert opened("<div>Глава <br> региона<br><br>Иванов</div>").raw == "Глава\nрегиона\n\nИванов"


def test_words_in_neighbouring_inline_tags_are_not_torn() -> None:
    assert opened("<p>Респуб<b>лика</b> <a href=/1>Тыва</a>.</p>").raw == "Республика Тыва."


@pytest.mark.parametrize(
    "around",
    [
        "<nav>Меню сайта</nav>",
        "<script>var a = '<p>Скрипт</p>'</script>",
        "<style>p { color: red } Стиль</style>",
        "<!-- <p>Примечание</p> -->",
        "<noscript>Включите JavaScript</noscript>",
        "<header>Шапка сайта</header>",
        "<footer>Подвал</footer>",
        "<aside>Сбоку</aside>",
        '<div class="cookie-banner">Мы храним куки</div>',
        '<div id="side">Курс валют</div>',
        '<div class="b-adv">Реклама</div>',
        '<p class="tags">Теги: мост</p>',
        '<div role="navigation">Разделы</div>',
        '<div style="display: none">Невидимо</div>',
        "<div hidden>Невидимо</div>",
        "<button>Подписаться</button>",
        "<ul><li><a href=/1>Власть</a><li><a href=/2>Общество</a><li><a href=/3>Спорт</a></ul>",
        "<h3>Читайте также:</h3><ul><li>Мост открыт</li><li>Погода</li></ul>",
        "<p>Читaйте тaкже: погода на выходные</p>",
        "<div><p>Мы используем файлы cookie, чтобы сайт работал лучше. Продолжая, вы соглашаетесь.</p></div>",
        "<div>Этот сайт собирает куки. Нажимая «Хорошо», вы даёте согласие на обработку.</div>",
        "<div><a href=/>Главная</a> / <a href=/n>Новости</a> / Событие</div>",
        "<p>Версия для печати</p><div>Просмотров: 1 234</div><p>Комментарии (0)</p>",
        "<p><a href=/1>Мост открыт</a></p><p>30 мая 2025</p><p><a href=/2>Погода</a></p><p><a href=/3>Суд</a></p>",
        "<a href=/1>Власть</a><br><br><a href=/2>Общество</a><br><br><a href=/3>Спорт</a>",
        '<section class="related-news"><h3>Мост открыт</h3><p>Вчера в Туле открыли мост.</p></section>',
        '<div class="b-banner"><p>Скидки до 30 мая</p></div>',
        '<ul class="pagination"><li>1<li>2</ul>',
    ],
)
def test_what_stands_round_the_article_is_left_out(around: str) -> None:
    assert opened(f"<body><h1>Новость</h1><p>{LEAD}</p>{around}</body>").raw == f"Новость\n\n{LEAD}"


def test_the_article_is_taken_with_the_title_and_date_before_it() -> None:
    page = f"<div>Портал края</div><h1>Новость</h1><i>29 мая 2025</i><article><p>{LEAD}</p></article><div>Архив</div>"

    assert opened(page).raw == f"Новость\n\n29 мая 2025\n\n{LEAD}"


def test_the_header_of_an_article_is_kept() -> None:
    page = f"<article><header><h1>Новость</h1>29 мая</header><p>{LEAD}</p></article>"

    assert opened(page).raw == f"Новость\n\n29 мая\n\n{LEAD}"


def test_an_element_with_most_of_the_text_is_kept_whatever_it_is_called() -> None:
    assert opened(f'<div class="with-sidebar top"><p>{LEAD}</p></div><div class="menu">Меню</div>').raw == LEAD


def test_a_word_within_a_class_name_is_no_sign() -> None:
    assert opened(f'<p>{LEAD}</p><p>{LEAD}</p><p class="roadside headline">Дорога</p>').raw.endswith("Дорога")


def test_one_or_two_links_of_an_article_are_its_own() -> None:
    page = f"<p>{LEAD}</p><p><a href=/1>Текст соглашения</a></p><p><a href=/2>Перечень мер</a></p>"

    assert opened(page).raw == f"{LEAD}\n\nТекст соглашения\n\nПеречень мер"


def test_words_of_an_article_that_speak_of_the_same_things_stay() -> None:
    page = f"<p>{LEAD}</p><p>Печать поставлена на обоих экземплярах.</p><p>Главная задача – торговля.</p>"

    assert opened(page).raw.endswith("Печать поставлена на обоих экземплярах.\n\nГлавная задача – торговля.")


def test_a_table_of_data_gives_cells_and_one_of_layout_paragraphs() -> None:
    data = "<table><tr><th>Мера<th>Срок<tr><td>Ярмарка<p>в Туле</p><td>май</table>"
    layout = f"<table><tr><td class=menu>Меню<td><h1>Новость</h1><p>{LEAD}</p></table>"

    assert opened(data).raw == "Мера\tСрок\nЯрмарка\nв Туле\tмай"
    assert [path for _, path, _ in pieces(data)] == ["t1/r1/c1", "t1/r1/c2", "t1/r2/c1", "t1/r2/c2"]
    assert opened(layout).raw == f"Новость\n\n{LEAD}"


def test_columns_are_counted_with_their_spans() -> None:
    page = "<table><tr><td colspan=2>Торговля<td>май<tr><td>1<td>2<td>3</table>"

    assert [path for _, path, _ in pieces(page)][:2] == ["t1/r1/c1", "t1/r1/c3"]


def test_a_caption_stands_before_its_table() -> None:
    page = "<table><caption>План</caption><tr><td>1<td>2<tr><td>3<td>4</table>"

    assert opened(page).raw == "План\n\n1\t2\n3\t4"


def test_cells_without_a_row_begin_one() -> None:
    assert opened("<table><td>а<td>б<tr><td colspan=99999>в<td>г<tr><td>д</table>").raw == "а\tб\nв\tг\nд"


def test_lines_of_set_text_stay_lines() -> None:
    assert opened("<pre>Глава\r\n  региона</pre>").raw == "Глава\nрегиона"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5", "utf-8", "utf-16"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    name = {"cp1251": "windows-1251", "iso8859-5": "iso-8859-5"}.get(encoding, encoding)

    assert opened(f"<meta charset='{name}'><p>{LEAD}", encoding).raw == LEAD


def test_a_false_encoding_is_seen_through() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>{LEAD}'

    assert opened(page, "cp1251").raw == LEAD


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-05-30T10:00:00+03:00">', "2025-05-30"),
        ('<script type="application/ld+json">{"datePublished": "2025-05-30"}</script>', "2025-05-30"),
        ('<time itemprop="datePublished" datetime="2025-05-30">вчера</time>', "2025-05-30"),
        ('<time pubdate datetime="2025-05-30">вчера</time>', "2025-05-30"),
        ('<time datetime="2025-05-30">вчера</time>', None),
        ('<meta name="date" content="1970-01-01">', None),
        ('<meta name="date" content="2025-02-30">', None),
        ('<meta name="date" content="30.05.2025">', None),
        ('<meta name="date" content="2025-05-30"><meta name="dc.date" content="2025-05-31">', None),
        ('<meta name="date" content="2025-05-30"><meta name="dc.date" content="2025-05-30T01:00">', "2025-05-30"),
    ],
)
def test_the_day_of_publication_is_given_where_the_page_is_of_one_mind(head: str, day: str | None) -> None:
    assert opened(f"<head>{head}</head><p>{LEAD}").published_hint == day


def test_the_title_for_sharing_comes_before_that_of_the_window() -> None:
    window = "<title>Новость\n&mdash; Портал</title>"

    assert opened(f"<head>{window}</head><p>{LEAD}").title_hint == "Новость — Портал"
    assert opened(f'<head>{window}<meta property="og:title" content="Новость"></head><p>{LEAD}').title_hint == "Новость"
    assert opened(f"<p>{LEAD}").title_hint is None


@pytest.mark.parametrize(
    ("page", "what"), [("<p>а" * (MAX_PAGE_TAGS + 1), "tags"), ("<div>а" * (MAX_PAGE_DEPTH + 5), "levels")]
)
def test_a_page_too_heavy_to_be_one_is_refused(page: str, what: str) -> None:
    with pytest.raises(TooComplex) as refusal:
        opened(f"<html>{page}")

    assert (refusal.value.kind, refusal.value.what) == ("HTML", what)


@pytest.mark.parametrize(
    "hostile",
    [
        "<p " + " ".join(f"a{number}" for number in range(200_000)) + ">",
        "<a b=\"'" * 50_000,
        "<!--" * 50_000,
        "<script>" * 50_000,
        "&#" + "9" * 100_000 + ";",
        "".join(f"<b id={number}>" for number in range(1_500)) + "<p>а" * 20_000,
        "<b><i></b>" * 1_500,
        "<p " + "/" * 500_000,
    ],
)
def test_what_slows_other_parsers_down_is_passed_in_one_go(hostile: str) -> None:
    assert opened(f"<p>{LEAD}</p>{hostile}").raw.startswith(LEAD)


SOUP = str.split(
    "<p> </p> <div> </div> <table> <tr> <td> </td> </table> <li> <ul> </ul> <h1> </h1> <br> <b> </b> <a> </a> "
    "<article> </article> <pre> </pre> <title> </title> <script> </script> <!-- --> < > &amp; текст ."
)
tags = st.sampled_from([*SOUP, "<div class=menu>", "<a href=1>", " ", "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(tags, max_size=40))
def test_any_soup_of_tags_gives_a_walk_that_closes_and_tight_blocks(soup: list[str]) -> None:
    page = f"<html><p>{LEAD}</p>" + "".join(soup)

    source, walk = opened(page), parse(page).walk

    opened_now: list[int] = []
    for step in walk:
        if step >= 0:
            opened_now.append(step)
        else:
            assert opened_now.pop() == ~step
    assert not opened_now
    assert all(a.end <= b.start for a, b in pairwise(source.blocks))
    assert all(source.raw[b.start : b.end].strip() == source.raw[b.start : b.end] != "" for b in source.blocks)
