"""Overlapping spans make pieces that are the text when put together."""

from hypothesis import given
from hypothesis import strategies as st

from kunak.documents.segments import Mark, cut, parts, sheet

TEXTS = st.text(alphabet=st.sampled_from("абв ё\r\n\t😀<&\"'\u2028"), max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS.filter(bool))
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges).filter(lambda span: span[0] < span[1]), max_size=8))
    return text, [Mark(f"k{place}", start, end, place) for place, (start, end) in enumerate(spans)]


@given(marked_texts())
def test_pieces_put_together_are_the_text(marked: tuple[str, list[Mark]]) -> None:
    text, marks = marked

    assert "".join(piece.text for piece in cut(text, marks)) == text


@given(marked_texts())
def test_paragraphs_put_together_are_the_text(marked: tuple[str, list[Mark]]) -> None:
    text, marks = marked

    shown = sheet(text, marks, (0, len(text)))

    pieces = [piece.text for line in shown.paragraphs for piece in (*line.segments, line.gap)]
    assert "".join(pieces) == text


@given(marked_texts())
def test_every_row_with_visible_words_has_one_anchor_and_anchors_are_unique(marked: tuple[str, list[Mark]]) -> None:
    text, marks = marked

    shown = sheet(text, marks, (0, len(text)))

    ids = [piece.anchor for line in shown.paragraphs for piece in line.segments if piece.anchor]
    assert len(ids) == len(set(ids))
    assert set(shown.anchors.values()) == set(ids)
    lit = {mark.key for line in shown.paragraphs for piece in line.segments for mark in piece.marks}
    assert set(shown.anchors) == lit


@given(marked_texts(), st.integers(1, 20))
def test_parts_put_together_are_the_text(marked: tuple[str, list[Mark]], size: int) -> None:
    text, _marks = marked

    borders = parts(text, size)

    assert "".join(text[start:end] for start, end in borders) == text
    assert all(end - start <= size for start, end in borders)


def test_a_long_run_of_blanks_is_one_piece() -> None:
    text = " " * 200_000 + "x"

    shown = sheet(text, [], (0, len(text)))

    assert [piece.text for line in shown.paragraphs for piece in line.segments] == [text]


def test_a_piece_belongs_to_the_shortest_span_over_it() -> None:
    pieces = cut("Подписали в Магасе", [Mark("event", 0, 18), Mark("place", 12, 18)])

    assert [(piece.text, piece.key, piece.also) for piece in pieces] == [
        ("Подписали в ", "event", ""),
        ("Магасе", "place", "event"),
    ]


def test_equal_spans_belong_to_the_first_row_of_the_page() -> None:
    [piece] = cut("о сотрудничестве", [Mark("title", 0, 16, order=2), Mark("event", 0, 16, order=1)])

    assert (piece.key, piece.also) == ("event", "title")


def test_a_row_hidden_under_shorter_ones_leads_to_the_first_piece() -> None:
    shown = sheet("29 мая", [Mark("long", 0, 6), Mark("short", 0, 6, order=-1)], (0, 6))

    assert shown.anchors == {"short": "s-short", "long": "s-short"}


def test_a_carriage_return_is_written_as_a_reference_and_markup_is_escaped() -> None:
    [piece] = cut("a<b>\r&", [])

    assert piece.html == "a&lt;b&gt;&#13;&amp;"


def test_blanks_between_two_lit_words_are_lit_by_none() -> None:
    shown = sheet("29 мая", [Mark("whole", 0, 6), Mark("day", 0, 2), Mark("month", 3, 6)], (0, 6))

    [line] = shown.paragraphs
    assert [(piece.text, piece.key) for piece in line.segments] == [("29", "day"), (" ", ""), ("мая", "month")]
