"""Sentences that tell nothing of their own: what a page prints over its news, and a lead that stands twice.

Rules count sentences from the first («the headline», «the lead»); so a menu over them, or the lead once more under its
picture, is taken out before anything is counted.
"""

from collections.abc import Iterable, Iterator

from kunak.core.reading import later as re

# menus, weather, rates of exchange, links for the blind
WORDS = re.compile(
    r"\W*(?:главная|меню|поиск|войти|вход|регистрация|новости|лента(?: новостей)?|рубрики|разделы|контакты|rss|"
    r"1[268]\+|версия для слабовидящих|карта сайта|подписаться|подписка|реклама|все новости|"
    r"курсы? (?:цб|валют|доллара)\b.*|погода\b.*|сегодня,? .{0,40}[°+].*|\d{1,2}:\d\d)\W*"
)
SIGN = re.compile(r"[$€°]\s?[CС]?\s*[-+\d]|[-+\d]\s?[$€°]")
PARTED = re.compile(r"\s[/|»›>•·]\s")
OF_ACT = re.compile(r"соглаш|договор|подпис|заключ|меморанд|побратим|протокол|дорожн|сотруднич")
# what feeds put under a text: «The post … first appeared on …», «Сообщение … появились сначала на …»
FED = re.compile(
    r"\bthe post .{3,300}\b(?:appeared first|first appeared) on\b|"
    r"^\W*(?:сообщение|запись) .{3,300} (?:появил(?:ись|ась|ось)|опубликован[ао]) (?:сначала|впервые) "
)
OF_FEEDS = ("the post ", "сначала ", "впервые ")  # any match has one of these
LONGEST_LINE = 100
LONGEST_HEAD = 12  # lines
SHORTEST_TWICE = 60  # letters of a sentence that nobody writes twice


def telling(lower: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the sentences without those over the news and without those that stand there for the second time.

    Args:
        lower: the folded text, small.
        spans: of its sentences, in order.
    """
    seen: set[str] = set()
    is_head = True
    dropped: list[tuple[int, int]] = []
    for start, end in spans:
        words = lower[start:end]
        if is_head and len(dropped) < LONGEST_HEAD and _is_furniture(words):
            dropped.append((start, end))
            continue
        is_head = False
        if any(letters in words for letters in OF_FEEDS) and FED.search(words):
            continue
        if end - start >= SHORTEST_TWICE and words[-1] in ".!?…":
            if words in seen:
                continue
            seen.add(words)
        yield start, end
    if is_head:
        yield from dropped  # a text of nothing else


def _is_furniture(words: str) -> bool:
    if len(words) > LONGEST_LINE or words[-1] in ".!?…:;" or OF_ACT.search(words):
        return False
    return WORDS.fullmatch(words) is not None or SIGN.search(words) is not None or PARTED.search(words) is not None
