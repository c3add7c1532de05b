"""Whether a length of time is likely that of a notice: a second opinion beside the rules, by weights.

Rules know a notice by what is given and by what it comes before; who words it otherwise leaves it empty: «каждая вправе
за полгода написать соседу, что с неё довольно». Here each length of time in an agreement's sentences is weighed by the
words before and behind it, those of its sentence and of the sentences beside. The weights are learnt from the open
documents of `tests/corpus` by `tools/train_likely_notice.py`, which never asks what a rule says. They are asked where
rules find nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from kunak.core.provenance import Sourced
from kunak.core.reading.clauses.life import Stretch, stretches
from kunak.core.reading.clauses.notice import is_of_visit
from kunak.core.reading.clauses.other_things import is_term_of_other
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.morph import lemma
from kunak.core.reading.profiles.weighed import likelihood, weights_of
from kunak.core.reading.text import Token

TABLE = "signs_of_notice.csv"
RULE = "notice.likely"
LIKELY = 0.7  # from here on a notice is found that no rule finds
SURE = 0.74  # below what the product asks nobody about
MOST = 20  # lengths that are weighed for an agreement
BESIDE, NEAR, ABOUT = 3, 8, 30  # words and marks on either side: by their place, as near ones, as of the sentence
AROUND = 20  # words of the sentence before, half as many of the one behind
TENTHS = 10
AFTER = 5  # words and marks behind that may tell what it comes before
# before what a notice is given: «за год до турнира» is none
ENDS = frozenset(
    ("истечение", "окончание", "конец", "срок", "завершение", "прекращение", "рубеж", "выход", "дата", "день", "уход")
)
SIGNED = ("подпис", "заключ", "оформ")
# what takes its time: «отвечает на письмо за десять дней», «предложения рассматриваются за месяц»
TAKES = (
    *("рассм", "отвеча", "ответит", "ответят", "согласов", "готовит", "готовят", "подготов", "устран", "урегулир"),
    *("рассчит", "расплач", "оплач", "выплач", "возвра"),
)
SHAPES = ("is_again", "is_ahead", "is_after", "is_bound")


def likely_notice(context: Context, scope: Scope, taken: Sequence[Sourced[str] | None]) -> Sourced[str] | None:
    """Return the length of time that is likeliest that of the notice, None where none is likely.

    Args:
        taken: what other fields have found: their lengths are no notice.
    """
    spans = [span for value in taken if value is not None for span in value.spans]
    best, most = None, LIKELY
    for index, told in islice(_lengths(context, scope), MOST):
        if any(told.start < span.end and span.start < told.end for span in spans):
            continue
        likely = likelihood(weights_of(TABLE), frozenset(signs(context, index, told)))
        if likely > most and not _is_of_other(context, index, told):
            best, most = told, likely
    return Sourced(best.value, (best.span(),), min(SURE, round(most, 2)), RULE) if best is not None else None


def _lengths(context: Context, scope: Scope) -> Iterator[tuple[int, Stretch]]:
    """Yield the lengths of time in an agreement's sentences, each with the number of its sentence."""
    for index in scope.sentences:
        yield from ((index, told) for told in stretches(context, context.text.sentences[index]))


def _is_of_other(context: Context, index: int, told: Stretch) -> bool:
    text, sentence = context.text, context.text.sentences[index]
    behind = text.tokens_in(told.end, sentence.end)[:AFTER]
    if behind and behind[0].lower == "до" and ENDS.isdisjoint(map(_said, behind)):
        return True
    before = text.tokens_in(sentence.start, told.start)[-NEAR:]
    if any(token.lower.startswith(SIGNED) for token in before):
        return True  # «продление оформляется соглашением, которое подписывают за 40 дней до срока»
    clause = takewhile(lambda token: token.lower != ",", reversed(before))
    if any(token.lower.startswith(TAKES) for token in clause):
        return True
    return is_of_visit(context, sentence) or is_term_of_other(context, sentence, told.start)


def signs(context: Context, index: int, told: Stretch) -> Iterator[str]:
    """Yield what is weighed of a length of time."""
    text, sentence = context.text, context.text.sentences[index]
    first, last = text.numbers_in(sentence.start, told.start), text.numbers_in(told.end, sentence.end)
    before = [_said(token) for token in text.tokens[max(first.start, first.stop - ABOUT) : first.stop]]
    behind = [_said(token) for token in text.tokens[last.start : min(last.stop, last.start + ABOUT)]]
    for step in range(BESIDE):
        yield f"<{step + 1} {before[-1 - step] if step < len(before) else '^'}"
        yield f">{step + 1} {behind[step] if step < len(behind) else '$'}"
    yield f"<< {' '.join(before[-2:])}"
    yield f">> {' '.join(behind[:2])}"
    yield from (f"< {word}" for word in before[-NEAR:])
    yield from (f"> {word}" for word in behind[:NEAR])
    yield from (f"in {word}" for word in (*before, *behind))
    if index:
        yield from (f"previous {_said(token)}" for token in text.tokens_of(index - 1)[-AROUND:] if token.is_word)
    if index + 1 < len(text.sentences):
        yield from (f"next {_said(token)}" for token in text.tokens_of(index + 1)[: AROUND // 2] if token.is_word)
    yield from (shape for shape in SHAPES if getattr(told, shape))
    yield f"unit {told.value[-1]}"
    yield f"value {told.value}"
    yield f"genre {context.genre}"
    yield f"place {TENTHS * index // len(text.sentences)}"


def _said(token: Token) -> str:
    """Return a word by its dictionary form, a mark as it stands."""
    return lemma(token.lower) if token.is_word else "comma" if token.lower == "," else token.lower
