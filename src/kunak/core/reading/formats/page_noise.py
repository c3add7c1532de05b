"""What still stands round an article when its page has said all that tags can say: told by words and by links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ALSO = re.compile(
    r"(?:чита(?:йте|ть)|смотри(?:те)?|см\.)\s+(?:также|ещё|еще|по теме)\b"
    r"|(?:материалы|новости|ещё|еще|читайте) по теме\b"
    r"|по теме\s*:|(?:другие|похожие|последние|популярные|свежие) (?:новости|материалы|публикации|статьи)\b"
    r"|самое (?:читаемое|популярное)\b|подпи(?:шитесь|сывайтесь) на\b|поделиться\b|рекомендуем\b",
    re.IGNORECASE,
)
_ALSO_LENGTH = 300
_ALIKE = str.maketrans("aeopcxyAEOPCXYTHKBM", "аеорсхуАЕОРСХУТНКВМ")  # Latin letters that pass for Cyrillic ones
_ALONE = re.compile(  # lines that a site adds to every article
    r"(?:версия для печати|распечатать|печать|количество просмотров|просмотр(?:ов|ы)|прочтений|поделиться|"
    r"комментари(?:и|ев)|оставить комментарий|(?:вернуться|назад) (?:к|в) (?:списку|раздел)\w*|все новости|наверх|"
    r"подписаться|(?:следующая|предыдущая) новость|нашли (?:ошибку|опечатку))\b[\s\d:()«»→←.-]*",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"(?:использу|обрабатыва|продолжа|соглаша|соглас)[^\n]{0,200}(?:cookie|куки)|"
    r"(?:cookie|куки)[^\n]{0,200}(?:использу|обрабатыва|продолжа|соглаша|соглас)",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"главная(?: страница)?\s*[/→»>›|·—-]", re.IGNORECASE)
_MOMENT = re.compile(r"[\d.:,\s/-]*(?:(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*)?[\d.:,\s/г-]*")
_LINKED_RUN, _LINKED_LENGTH, _ALONE_LENGTH, _COOKIES_LENGTH = 3, 200, 60, 500


@dataclass(slots=True)
class Piece:
    """A paragraph, heading, item, or a whole table (`rows`); `links` counts the characters that are links."""

    kind: str
    text: str
    links: int = 0
    parent: int = -1
    rows: list[list[tuple[int, str]]] = field(default_factory=list)


def without_noise(pieces: list[Piece]) -> list[Piece]:
    """Leave out what is no article: lists of other news, lists of links, lines of the site's own."""
    return _without_also(list(_without_runs_of_links([piece for piece in pieces if not _is_noise(piece)])))


def _is_noise(piece: Piece) -> bool:
    text, length = piece.text, len(piece.text)
    if piece.kind == "table":
        return False
    return (
        (length <= _ALONE_LENGTH and bool(_ALONE.fullmatch(text)))
        or (length <= _COOKIES_LENGTH and bool(_COOKIES.search(text)))
        or (length <= _LINKED_LENGTH and piece.links > 0 and bool(_CRUMBS.match(text)))
    )


def _without_runs_of_links(pieces: list[Piece]) -> Iterator[Piece]:
    """Leave out runs of short pieces that are links, with the moments between them: news that a page offers beside."""
    run: list[Piece] = []
    for piece in pieces:
        if _is_linked(piece) or (run and len(piece.text) <= _ALONE_LENGTH and _MOMENT.fullmatch(piece.text)):
            run.append(piece)
            continue
        yield from _kept(run)
        run = []
        yield piece
    yield from _kept(run)


def _kept(run: list[Piece]) -> list[Piece]:
    return [] if sum(map(_is_linked, run)) >= _LINKED_RUN else run


def _is_linked(piece: Piece) -> bool:
    letters = len("".join(piece.text.split()))
    return piece.kind == "paragraph" and len(piece.text) <= _LINKED_LENGTH and piece.links * 10 >= letters * 8 > 0


def _without_also(pieces: list[Piece]) -> list[Piece]:
    """Leave out the lists of other news, that begin with such words, and lists of links alone."""
    bare = _bare_lists(pieces)
    kept: list[Piece] = []
    after_also = False
    for piece in pieces:
        if piece.kind != "table" and len(piece.text) <= _ALSO_LENGTH and _ALSO.match(piece.text.translate(_ALIKE)):
            after_also = True
        elif after_also and (piece.kind == "list_item" or piece.links * 3 > len(piece.text) * 2):
            continue
        elif not (piece.parent in bare and piece.kind == "list_item"):
            after_also = False
            kept.append(piece)
    return kept


def _bare_lists(pieces: list[Piece]) -> set[int]:
    """Return the lists of three items or more with hardly a word outside of links."""
    items: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.kind == "list_item":
            items.setdefault(piece.parent, []).append(piece)
    return {
        parent
        for parent, group in items.items()
        if len(group) >= 3 and sum(p.links for p in group) * 10 >= 8 * sum(len(p.text) for p in group)
    }
