"""Acts that only their partner names, in a list of signings: «– с Камчатским краем о туризме;», «Второе – с Тувой»."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.items import items_of, row_opening
from kunak.core.reading.clauses.kind import KINDS, WORD
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.parties import list_end
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.title import title_after
from kunak.core.reading.context import Context
from kunak.core.reading.record import Kind, Party


def partner_rows(context: Context, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the rows of lists of signings that name only their partner, each as a mention of an act.

    Args:
        named: the mentions that have a word for the act; their rows are left out.
    """
    items = items_of(context)
    for row in sorted(items.signed):
        sentence = context.text.sentences[row]
        place = row_opening(context, sentence.start)
        if not context.text.lower.startswith(("с ", "со "), place) or any(
            one.sentence == row and not one.is_document for one in named
        ):
            continue
        partners = listed_parties(context, place + 2, list_end(context, place + 2, sentence.end), "party.partner")
        if not partners:
            continue
        kind = _kind_of_list(context, items.opening[row])
        title = title_of_partner(context, partners[0], kind)
        yield Mention(kind, Span(sentence.start, place - 1), row, title)


def _kind_of_list(context: Context, opening: int) -> Kind:
    found = WORD.search(context.sentence_words(opening - 1)) if opening else None
    return next(name for name, _ in KINDS if found[name]) if found else "agreement"


OWN_TITLE = re.compile(r"\s*(?:–|,|\()?\s*(?=(?:об|о)\s)")


def title_of_partner(context: Context, partner: Party, kind: Kind) -> Sourced[str] | None:
    """Return the title behind a partner: «с Кировской областью – о сотрудничестве в лесной отрасли»; None for none."""
    found = OWN_TITLE.match(context.text.lower, partner.spans[0].end)
    return title_after(context, found.end(), kind) if found else None
