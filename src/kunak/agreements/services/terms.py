"""What the document does not say of the term is entered by a coordinator, with a word on where it comes from."""

from django.db import transaction
from django.utils import timezone

from kunak.agreements import policies, search
from kunak.agreements.errors import ActContradicts, FieldDoesNotApply, FieldHasItsValue, GroundMissing, NotOurEntry
from kunak.agreements.models import UNSIGNED, Agreement, Source
from kunak.agreements.services.accept import identity_of, save_with_identity
from kunak.agreements.terms import check_terms, in_force_json, read_value, renewal_json, term_json
from kunak.core.terms import BadTerms
from kunak.documents.errors import BadValue
from kunak.documents.fields import FIELDS
from kunak.documents.values import checked
from kunak.journal.services import record
from kunak.people.models import Person, Side


@transaction.atomic
def enter_term(*, agreement: Agreement, field: str, value: str, note: str, by: Person) -> Agreement:
    """Enter a term that the document does not give; a side may mend its own entry, never what was read.

    Args:
        field: one of `terms.ENTERABLE`.
        value: of the field's shape in a reading: ``P6M``, ``2025-05-29``, ``automatic``.
        note: where it comes from, for the other side: «подписанный текст, п. 7».

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        GroundMissing, BadValue: the note is empty; the value has not the field's shape.
        FieldHasItsValue: it was read, or the other side entered it.
        FieldDoesNotApply: a renewal's period where there is no automatic renewal.
        BadTerms, ActContradicts: the terms would contradict each other, or an act that is recorded.
        AgreementAlreadyRegistered: these sides have an agreement of this day.
    """
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    side = policies.check_can_enter_terms(by, agreement).side
    if not note.strip():
        raise GroundMissing
    before = read_value(agreement, field)
    source = agreement.sources.filter(field=field).first()
    is_of_all = field == "signed_on" and agreement.signed_text_id is not None  # the keys of all sides stand behind it
    if before and (is_of_all or not _is_own(source, side)):
        raise FieldHasItsValue(field=field)
    _put(agreement, field, checked(FIELDS[field], value))
    entry = {"note": note.strip(), "entered_by": by, "entered_for": side, "entered_at": timezone.now()}
    agreement.sources.update_or_create(field=field, defaults={"fact": None, **entry})
    after = {"field": field, "value": value, "ground": note.strip()}
    search.keep(agreement)
    record("term entered", of=agreement, by=by, before={"value": before} if before else None, after=after)
    return agreement


@transaction.atomic
def take_back_term(*, agreement: Agreement, field: str, by: Person) -> Agreement:
    """Take back what one's own side entered; the field is empty again.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        NotOurEntry: the side has entered nothing there.
        BadTerms: the other terms would contradict each other without it.
    """
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    side = policies.check_can_enter_terms(by, agreement).side
    source = agreement.sources.filter(field=field).first()
    is_of_all = field == "signed_on" and agreement.signed_text_id is not None  # the keys of all sides stand behind it
    if source is None or not _is_own(source, side) or is_of_all:
        raise NotOurEntry(field=field)
    before = {"value": read_value(agreement, field), "ground": source.note}
    _put(agreement, field, "")
    source.delete()
    search.keep(agreement)
    record("term taken back", of=agreement, by=by, before=before, after={"field": field})
    return agreement


def _is_own(source: Source | None, side: Side) -> bool:
    return source is not None and source.fact_id is None and source.entered_for_id == side.pk


def _put(agreement: Agreement, field: str, value: str) -> None:
    match field:
        case "term":
            agreement.term = term_json(value)
        case "renewal":
            _put_renewal(agreement, value)
        case "renewal_period":
            _put_period(agreement, value)
        case "in_force":
            agreement.in_force = in_force_json(value)
        case "notice":
            if value == "indefinite":
                raise BadValue(field=field, reason="duration")
            agreement.notice = value
        case _:
            _put_day(agreement, value)
    _check(agreement)
    save_with_identity(agreement)


def _check(agreement: Agreement) -> None:
    try:
        check_terms(agreement)
    except BadTerms as error:
        if error.field.startswith("acts"):  # an act that was recorded rules the value out
            raise ActContradicts(field="") from None
        raise


def _put_renewal(agreement: Agreement, value: str) -> None:
    """Set how it is renewed; an automatic one has the period that the document gave, where it did."""
    periods = agreement.sources.filter(field="renewal_period").select_related("fact")
    read = periods.filter(fact__isnull=False).first()
    agreement.renewal = renewal_json(value, str(read.fact.value) if read and read.fact else None)
    periods.filter(fact=None).delete()


def _put_period(agreement: Agreement, value: str) -> None:
    renewal = agreement.renewal or {}
    if renewal.get("kind") != "automatic" or value == "indefinite":
        raise FieldDoesNotApply(field="renewal_period")
    agreement.renewal = renewal | {"period": value or None}


def _put_day(agreement: Agreement, value: str) -> None:
    if agreement.event in UNSIGNED:
        raise FieldDoesNotApply(field="signed_on")
    agreement.signed_on = value
    agreement.identity = identity_of(agreement.parties.values_list("side_id", flat=True), value)
