"""Older acts that a piece of news tells of beside its own."""

from collections.abc import Sequence

from kunak.core.provenance import Sourced
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.counterparts import with_counterpart
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.supersedes import replaced_acts
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.grouping import alike
from kunak.core.reading.record import Party

MOST_BEHIND = 3  # older acts of the background


def of_background(
    context: Context, named: Sequence[Mention], mains: Sequence[Found], parties: Sequence[Party]
) -> list[Scope]:
    """Return the agreements of the background that have a day or a title, each with what its sentence tells."""
    used = {mention.span.start for found in mains for mention in found.mentions}
    replaced = {one.sentence for one in replaced_acts(context)}
    out: list[Scope] = []
    for mention in named:
        if len(out) == MOST_BEHIND:
            break
        if mention.span.start in used:
            continue
        sentence = context.text.sentences[mention.sentence]
        days = [
            day for day in context.days.within(sentence.start, sentence.end) if day.iso and day.exactness != "month"
        ]
        if (mention.title is None and not days) or mention.sentence in replaced:
            continue
        own = party_rules.between(context, sentence.start, sentence.end)
        own = own or with_counterpart(context, mention, ()) or list(parties)
        if not party_rules.has_public(own) or len(own) < 2:
            continue
        if any(
            scope.title is not None and mention.title is not None and alike(scope.title.value, mention.title.value)
            for scope in out
        ):
            continue
        title: Sourced[str] | None = mention.title
        scope = Scope(
            mention.kind,
            "mentioned",
            (mention.sentence,),
            (mention.span,),
            title,
            is_main=False,
            parties=tuple(own),
            anchor=mention.sentence,
        )
        scope.signing = (mention.sentence,)
        scope.is_nested = mention.is_nested
        out.append(scope)
    return out
