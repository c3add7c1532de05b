"""Older acts that a piece of news tells of beside its own."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.counterparts import with_counterpart
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.older_acts import dated_acts, may_be_of_act
from kunak.core.reading.clauses.supersedes import replaced_acts
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.grouping import alike
from kunak.core.reading.profiles.happening import is_act_of_before
from kunak.core.reading.record import Party

MOST_BEHIND = 3  # older acts of the background


def of_background(
    context: Context, named: Sequence[Mention], mains: Sequence[Found], parties: Sequence[Party]
) -> list[Scope]:
    """Return the agreements of the background that have a day or a title, each with what its sentence tells."""
    used = {mention.span.start for found in mains for mention in found.mentions}
    older = _of_old_days(context, mains)
    replaced = {one.sentence for one in replaced_acts(context)}
    out: list[Scope] = []
    for mention in named:
        if len(out) == MOST_BEHIND:
            break
        is_older = mention.span.start in older
        if mention.sentence in replaced or (mention.span.start in used and not is_older):
            continue
        sentence = context.text.sentences[mention.sentence]
        if mention.title is None and not is_older and not _days(context, mention.sentence):
            continue
        is_own = context.text.lower.startswith(" между ", mention.span.end)  # others may agree before it
        own = party_rules.between(context, mention.span.end if is_own else sentence.start, sentence.end)
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


def _of_old_days(context: Context, mains: Sequence[Found]) -> set[int]:
    """Return where acts of before stand that were taken for one signed now: they are of another kind, and dated."""
    out: set[int] = set()
    for found in mains:
        if found.event != "signed":
            continue
        old = [one for one in found.mentions if is_act_of_before(context, found, one)]
        of_now = {one.sentence for one in found.mentions if one not in old}
        told = {day for index in of_now for day in _days(context, index)}
        out |= {one.span.start for one in old if told.isdisjoint(_days(context, one.sentence))}
    return out


def _days(context: Context, index: int) -> set[str]:
    """Return the days and years that a sentence tells, and the months of acts: «в декабре 2021 года подписали …»."""
    sentence = context.text.sentences[index]
    told = [day for day in context.days.within(sentence.start, sentence.end) if may_be_of_act(day)]
    months = any(day.exactness == "month" for day in told)
    of_acts = {older.day.iso for older in dated_acts(context, index)} if months else set()
    return {day.iso for day in told if day.exactness != "month" or day.iso in of_acts}


# «программа развивает договор о дружбе, который районы подписали 17 сентября 2014 года»: the day is the treaty's alone
WHEN_SIGNED = re.compile(
    r"[^.;:!?]{0,200}?,\s(?:под\s|о\s|из\s)?(?:котор[а-я]+\s[^.;:!?]{0,120}?(?:подпис|заключ|распис|скреп|оформ)|"
    r"(?:подписанн|заключенн|скрепленн|оформленн)(?=[а-я]))[а-я]+[^.;:!?,]*"
)


def own_days(context: Context, scope: Scope, behind: Sequence[Scope]) -> Iterator[Span]:
    """Yield the days in clauses that hang on an older act and tell of its signing: no act of the news has them."""
    for older in behind:
        if not _is_another(scope, older):
            continue
        sentence, start = context.text.sentences[older.anchor], older.mentions[0].end
        if older.title is not None:
            start = max(start, older.title.spans[0].end)
        if any(sentence.start <= own.start < start for own in scope.mentions) and scope.anchor == older.anchor:
            continue
        clause = WHEN_SIGNED.match(context.text.lower, start, sentence.end)
        if clause is not None:
            yield from (Span(day.start, day.end) for day in context.days.within(start, clause.end()))


def _is_another(scope: Scope, older: Scope) -> bool:
    """Tell whether an act of the background is by its kind or its title another than one of the news."""
    if scope.kind != older.kind:
        return True
    return scope.title is not None and older.title is not None and not alike(scope.title.value, older.title.value)
