"""Notes on an older act at the end of news: «Справка. Договор о дружбе городов заключён 19.03.2012, срок – 10 лет»."""

from collections.abc import Iterator
from datetime import date

from kunak.core.reading.clauses.event import is_background
from kunak.core.reading.clauses.kind import WORD
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.telling import LONG_AGO, aside_sentences, last_day, past_deeds, tells

FORMER = agrees(
    r"\b(?:перв|предыдущ|прежн|предшествующ|предшествовавш|прошл)(?:ое|ый|ая|ого|ой|ее|ий|яя|его|ей) "
    r"(?:[а-я]+(?:ое|ый|ее|ий) )?(?:соглашени|договор|меморандум|протокол|документ|план|программ)[а-я]*"
)
# behind the older act: the one of the news again
OF_NOW = agrees(
    r"\b(?:нов(?:ое|ый|ая|ого|ом|ой|ую|ым)|нынешн[а-я]+|настоящ[а-я]+|сегодняшн[а-я]+|подписанн(?:ое|ый|ая|ого|ому)|"
    r"сегодня|теперь|сейчас|будет|будут)\b"
)


def of_older_acts(context: Context, found: Found) -> frozenset[int]:
    """Return the sentences that tell of acts older than one: their day and how long they last are not its."""
    asides = aside_sentences(context)
    out = set(past_deeds(context))
    is_old = False
    for index in sorted(asides):
        words = context.sentence_words(index)
        is_old = is_old and index - 1 in asides
        if _names_older(context, index, words):
            is_old = True
        elif OF_NOW.search(words):
            is_old = False
        if is_old:
            out.add(index)
    out.update(_told_on(context))
    return frozenset(out) - {mention.sentence for mention in found.mentions}


def _told_on(context: Context) -> Iterator[int]:
    """Yield the sentences that go on by a pronoun behind an earlier act: «Ранее заключён договор. Он действует …»."""
    for index in context.text.may_hold(GOES_ON):
        before = context.sentence_words(index - 1)[:60] if index else ""
        if GOES_ON.search(context.sentence_words(index)) and is_background(before) and WORD.search(before):
            yield index


GOES_ON = agrees(r"^\W*(?:он|оно|она|(?:его|ее) срок|срок (?:его|ее)) (?!буд)")


def _names_older(context: Context, index: int, words: str) -> bool:
    """Tell whether a sentence of a note names an act before the one of the news."""
    if FORMER.search(words):
        return True
    sentence = context.text.sentences[index]
    day = last_day(context, index)
    if day is None or WORD.search(context.text.lower, sentence.start, sentence.end) is None:
        return False
    reference = context.published.value if context.published is not None else context.reference_day
    if reference is not None and len(reference) == len("2024-05-05"):
        return (date.fromisoformat(reference) - day).days > LONG_AGO
    return tells(context, index)  # what news tells without a day is newer than what its note dates
