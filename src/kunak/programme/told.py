"""A measure as the journal keeps it and as people compare it: whole, in values that read well field by field."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from kunak.agreements.history import Change, value_words
from kunak.agreements.models import Agreement, Party
from kunak.agreements.words import full_title
from kunak.core.errors import BadInput
from kunak.core.kinds import clean, detail_words
from kunak.core.places import name_of
from kunak.core.programme.steps import StepTold, step_changes
from kunak.core.programme.term import MeasureTerm, term_words
from kunak.programme.content import named, reporters_of
from kunak.programme.kinds import fields_named
from kunak.programme.models import Funding, Measure, Milestone

Told = dict[str, object]


def measure_told(measure: Measure, parties: Sequence[Party]) -> Told:
    """Return a measure as JSON values. No query where executors, milestones and commitment are fetched."""
    names = {party.pk: party.name for party in parties}
    bodies, helpers, reporters = named(measure, is_co=False), named(measure, is_co=True), reporters_of(measure)
    return {
        "text": measure.text,
        "sector": measure.sector,
        "kind": measure.kind,
        "commitment": measure.commitment.text if measure.commitment else "",
        "measure term": term_told(measure.term),
        "executors": {party.name: bodies.get(party.pk, []) for party in parties},
        "coexecutors": {party.name: helpers[party.pk] for party in parties if party.pk in helpers},
        "reporters": {party.name: reporters[party.pk] for party in parties if party.pk in reporters},
        "milestones": [_step_told(step) for step in measure.milestones.all()],
        "signed_result": measure.signed_result,
        "expected_result": measure.expected_result,
        "indicator": measure.indicator,
        "money": measure.money,
        "funding": [_funding_told(row, names) for row in measure.funding.all()],
        "details": dict(measure.details),
        "territories": list(measure.territories),
    }


def _step_told(step: Milestone) -> Told:
    due_on = step.due_on.isoformat() if step.due_on else ""
    return {"name": step.name, "due_on": due_on, "is_final": step.is_final, "line": str(step.line)}


def _funding_told(row: Funding, names: Mapping[int, str]) -> Told:
    told = {"side": names[row.party_id], "source": row.source, "year": row.year, "amount": f"{row.amount:.2f}"}
    transfer = {"to side": names[row.to_party_id], "by_agreement": row.ground} if row.to_party_id else {}
    return told | transfer


def agreement_called(agreement: Agreement) -> str:
    """Return an agreement as a plan names it: «Соглашение о … от 29 мая 2025 г.»"""
    day = agreement.signed_on
    written = ".".join(reversed(day.split("-")))
    with override("ru"):
        return f"{full_title(agreement)[:480]} от {written}" if day else full_title(agreement)[:500]


def term_told(term: MeasureTerm) -> str:
    """Return a term as one value: ``quarter 2026-07-01 2026-09-30``; empty where it is not set."""
    if term.kind == "none":
        return ""
    days = [day.isoformat() for day in (term.starts_on, term.ends_on) if day]
    return " ".join([term.kind, *days])


def term_untold(told: str) -> str:
    """Return the words for what `term_told` gave."""
    from datetime import date

    kind, *days = told.split()
    return term_words(MeasureTerm(kind, *(date.fromisoformat(day) for day in days)), get_language() or "ru")


def detail_label(code: str) -> str:
    """Return how a field of a kind is called; the code of one that is not known any more."""
    known = fields_named([code]).get(code)
    return known.name(get_language() or "ru") if known else code


def detail_told(code: str, value: object) -> str:
    """Return the words for a value of a field as the journal keeps it."""
    field = fields_named([code]).get(code)
    try:
        kept = clean(field, value) if field else None
    except BadInput:  # an entry of an older shape: shown as it stands
        kept = None
    return str(value) if field is None or kept is None else detail_words(field, kept, get_language() or "ru")


def territory_told(code: str) -> str:
    """Return the name of a territory that the journal keeps by its code."""
    return name_of(code, get_language() or "ru")


def milestones_told(before: Sequence[Told], after: Sequence[Told]) -> Iterator[Change]:
    """Yield what became of the milestones of a measure, one by one: new, gone, renamed, moved; else their order."""
    was, now = [_step(one) for one in before], [_step(one) for one in after]
    found = step_changes(was, now)
    for one in found:
        yield from _step_change(one.before, one.after)
    if not found:
        yield Change(_("Order of the milestones"), "; ".join(one.name for one in was), "; ".join(s.name for s in now))


def _step(told: Told) -> StepTold:
    name, due_on, line = (str(told.get(key) or "") for key in ("name", "due_on", "line"))
    return StepTold(name, due_on, bool(told.get("is_final")), line)


def _step_change(before: StepTold | None, after: StepTold | None) -> Iterator[Change]:
    if before is None and after is not None:
        yield Change(_("New milestone"), "", _step_words(after))
    elif after is None and before is not None:
        yield Change(_("Milestone taken out"), _step_words(before), "")
    elif before is not None and after is not None:
        if before.name != after.name:
            is_moved = before.due_on != after.due_on
            label = _("Milestone renamed and moved") if is_moved else _("Milestone renamed")
            yield Change(label, _step_words(before), _step_words(after))
        elif before.due_on != after.due_on:
            label = _("Milestone “%(name)s”") % {"name": after.name}
            yield Change(label, *(value_words("due_on", one.due_on) for one in (before, after)))
        if before.is_final != after.is_final:
            label = _("Milestone “%(name)s” ends the measure") % {"name": after.name}
            yield Change(label, *(value_words("is_final", one.is_final) for one in (before, after)))


def _step_words(step: StepTold) -> str:
    return ", ".join(filter(None, (step.name, value_words("due_on", step.due_on))))
