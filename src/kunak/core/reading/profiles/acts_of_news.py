"""The acts that a piece of news is about, each with its mentions and what happened to it."""

from collections.abc import Sequence

from kunak.core.reading.clauses.counterparts import partners_of
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.context import Context
from kunak.core.reading.profiles.another_act import with_others
from kunak.core.reading.profiles.documents import documents_apart
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.grouping import grouped
from kunak.core.reading.profiles.happening import deciding_mention, event_of
from kunak.core.reading.profiles.sums import with_sides_of_sum
from kunak.core.reading.profiles.telling import headline_end, is_current, is_named_by_old_day

MOST_ACTS = 200  # of one piece of news; each is held against all others, which would take ages for thousands
BESIDE_SIGNED = ("planned", "negotiated", "prolonged", "terminated")


def main_acts(context: Context, mentions: Sequence[Mention], named: Sequence[Mention]) -> list[Found]:
    """Return the acts that a piece of news is about: the signed ones, and beside them those of other events.

    Args:
        named: the mentions that call an act by its kind, and not only «the document».
    """
    current = _current(context, mentions, named)
    if not current:
        return []
    groups = grouped(context, with_sides_of_sum(context, _without_sums(context, current)), most=MOST_ACTS + 1)
    if len(groups) > MOST_ACTS:
        *groups, beyond = groups
        context.warn("many_acts", f"only the first {MOST_ACTS} acts are read", beyond[0].span)
    out = []
    for group in groups:
        event = event_of(context, group, mentions, alone=len(groups) == 1)
        if event is not None:
            out.append(Found(deciding_mention(context, group), group, event))
    signed = with_others(context, [found for found in out if found.event == "signed"], mentions)
    if signed:
        rest = [_beside(found) for found in out if found.event in BESIDE_SIGNED]
        return [*signed, *(found for found in rest if _is_apart(found, signed))]
    if not out:
        return []
    ahead = [_beside(found) for found in out[1:] if found.event == "planned" and _is_apart(found, out[:1])]
    return [_named(out[0], named), *(ahead if out[0].event == "planned" else [])]


def _current(context: Context, mentions: Sequence[Mention], named: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of acts of these days, in order; the first named where none is."""
    documents = list(documents_apart(context, mentions, named))
    current = [*(mention for mention in named if is_current(context, mention)), *documents]
    current.sort(key=lambda mention: mention.span.start)
    fresh = [mention for mention in current if not is_named_by_old_day(context, mention)]
    if any(mention.title is not None and not mention.is_document for mention in fresh):
        current = fresh
    if not current and named:
        current = [named[0]]
    return current


def _named(found: Found, named: Sequence[Mention]) -> Found:
    """Return what the news only mentions by the mention that has its title, if the one found has none."""
    titled = next((one for one in named if one.title is not None and one.kind == found.mention.kind), None)
    if found.event != "mentioned" or found.mention.title is not None or titled is None or titled.is_nested:
        return found
    return Found(titled, [titled, *found.mentions], found.event)


MANY = 2


def _without_sums(context: Context, current: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without a headline's «соглашения с А и Б», where the text below tells of each by itself."""
    head = headline_end(context)
    below = [mention for mention in current if mention.span.start >= head]
    kept = [mention for mention in current if mention.span.start >= head or len(partners_of(context, mention)) < MANY]
    return kept if len(below) >= MANY else list(current)


def _beside(found: Found) -> Found:
    """Return the same agreement as one beside the signing."""
    return Found(found.mention, found.mentions, found.event, is_main=False)


def _is_apart(found: Found, signed: Sequence[Found]) -> bool:
    """Tell whether an agreement that is only planned has a title of its own."""
    title = found.mention.title
    return (
        title is not None
        and all(
            other.mention.title is None or other.mention.title.value.lower() != title.value.lower() for other in signed
        )
        and found.mention.sentence not in {other.mention.sentence for other in signed}
    )
