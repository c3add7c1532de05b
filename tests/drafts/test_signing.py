"""From the proposal to the registered agreement, by services."""

from contextlib import nullcontext
from datetime import date

import pytest
from django.utils import timezone, translation
from tests.factories import drafts as made
from tests.factories.drafts import PROPOSED, SIGNED, TODAY, fresh

from kunak.agreements.models import Agreement
from kunak.agreements.services import add_formality
from kunak.core.drafting import stage
from kunak.documents.services import finish_reading
from kunak.drafts import errors, services
from kunak.drafts.courses import course_of, latest, signing_hash
from kunak.journal.models import Entry

pytestmark = pytest.mark.django_db


def test_the_stage_follows_the_draft_from_the_proposal_to_the_signing() -> None:
    a, b = made.coordinators()
    draft = made.make_draft(by=a)
    stages = [stage(course_of(fresh(draft)))]
    edition = made.add_edition(draft, by=a)
    stages.append(stage(course_of(fresh(draft))))
    services.send_edition(edition=edition, by=a)
    stages.append(stage(course_of(fresh(draft))))
    made.agree(edition, a, b)
    stages.append(stage(course_of(fresh(draft))))
    made.sign(made.plan(draft, a, b), a, b)
    stages.append(stage(course_of(fresh(draft))))

    assert [one.value for one in stages] == ["intent", "drafting", "approval", "agreed", "signed"]


def test_the_signed_draft_is_the_same_record_of_the_register() -> None:
    a, b = made.coordinators()
    draft = made.make_draft(by=a)
    before = (draft.agreement.event, draft.agreement.signed_on)
    edition = services.send_edition(edition=made.add_edition(draft, by=a), by=a)

    with translation.override("en"):
        made.sign(made.plan(made.agree(edition, a, b), a, b), a, b)

    agreement = Agreement.objects.get()
    assert before == ("negotiated", "")
    assert (agreement.pk, agreement.event, agreement.signed_on, agreement.place) == (
        draft.agreement_id,
        "signed",
        SIGNED.isoformat(),
        "Магас",
    )
    assert [one.party.side for one in agreement.signatories.order_by("party__order")] == [
        a.memberships.get().side,
        b.memberships.get().side,
    ]
    assert agreement.documents.get() == edition.document
    assert agreement.sources.get(field="signed_on").note == "подтверждено всеми сторонами, редакция проекта № 1"


def test_one_side_alone_signs_nothing() -> None:
    a, b = made.coordinators()
    draft = made.plan(made.agree(made.make_sent(by=a), a, b), a, b)

    made.sign(draft, a)

    assert not fresh(draft).is_signed
    assert Agreement.objects.get().signed_on == ""


def test_what_was_confirmed_counts_for_that_signing_only() -> None:
    a, b = made.coordinators()
    draft = made.sign(made.plan(made.agree(made.make_sent(by=a), a, b), a, b), a)

    made.plan(draft, b, on=date(2026, 3, 19))
    made.sign(draft, b)

    assert not fresh(draft).is_signed


@pytest.mark.parametrize(
    ("keys", "planned", "on", "refusal"),
    [
        (1, 2, SIGNED, errors.NotAgreedYet),
        (2, 0, SIGNED, errors.SigningNotToldYet),
        (2, 1, SIGNED, errors.SigningNotToldYet),
        (2, 2, date(2026, 3, 21), errors.SigningToCome),
    ],
)
def test_a_signing_is_confirmed_once_it_can_have_happened(
    keys: int, planned: int, on: date, refusal: type[Exception]
) -> None:
    people = made.coordinators()
    draft = made.agree(made.make_sent(by=people[0]), *people[:keys])
    draft = made.plan(draft, *people[:planned], on=on)

    with pytest.raises(refusal):
        services.confirm_signing(
            draft=draft, content_hash=signing_hash(draft, latest(draft)), today=TODAY, by=people[0]
        )


def test_the_signed_text_is_read_and_completes_the_card_without_a_second_entry() -> None:
    from tests.factories.agreements import settled

    from kunak.agreements.services import accept

    a, b = made.coordinators()
    text = (
        "СОГЛАШЕНИЕ\nо сотрудничестве между Республикой Татарстан и Республикой Ингушетия\n\n"
        "Статья 1\nСтороны содействуют развитию торговли.\n\n"
        "Статья 2\nСоглашение заключено сроком на пять лет.\n"
    )
    draft = made.make_signed(a=a, b=b, text=text)
    document = draft.agreement.signed_text
    finish_reading(document_id=document.pk)
    candidate = settled(document.reading.candidates.get(), a)

    agreement = accept(candidate=candidate, by=a)

    assert agreement.pk == draft.agreement_id
    assert Agreement.objects.count() == 1
    assert (agreement.signed_on, agreement.event) == (SIGNED.isoformat(), "signed")
    assert agreement.term == {"kind": "period", "period": "P5Y"}
    assert agreement.parties.count() == 2
    assert agreement.sources.get(field="term").fact is not None


@pytest.mark.parametrize(("day", "is_taken"), [("2026-03-17", False), ("2026-04", False), ("2026-03", True)])
def test_a_text_of_another_day_completes_nothing(day: str, *, is_taken: bool) -> None:
    from tests.factories.agreements import settled

    from kunak.agreements.errors import SigningDayDiffers
    from kunak.agreements.services import accept

    a, b = made.coordinators()
    draft = made.make_signed(a=a, b=b)
    finish_reading(document_id=draft.agreement.signed_text.pk)
    candidate = draft.agreement.signed_text.reading.candidates.get()
    candidate.facts.filter(field="signed_on").delete()
    entered = {"state": "entered", "decided_by": a, "decided_at": timezone.now()}
    candidate.facts.create(field="signed_on", value=day, **entered)

    with nullcontext() if is_taken else pytest.raises(SigningDayDiffers):
        accept(candidate=settled(candidate, a), by=a)

    assert Agreement.objects.get().signed_on == SIGNED.isoformat()


def test_the_journal_tells_each_step_of_the_agreement() -> None:
    a, b = made.coordinators()

    draft = made.make_signed(a=a, b=b)

    verbs = list(
        Entry.objects.filter(about=f"agreements.agreement:{draft.agreement_id}").values_list("verb", flat=True)
    )
    assert verbs == [
        "agreement begun",
        "agreement proposed",
        "edition added",
        "edition sent",
        "edition agreed",
        "edition agreed",
        "signing planned",
        "signing planned",
        "signing confirmed",
        "signing confirmed",
        "agreement signed",
    ]
    assert draft.proposed_on == PROPOSED


def test_only_an_act_of_the_legislature_approves_for_it() -> None:
    a, b = made.coordinators()
    draft, told = made.make_signed(a=a, b=b), []
    for kind in ("approval", "law"):
        values = {"kind": kind, "issued_by": "Государственный Совет", "dated": SIGNED}
        add_formality(agreement=draft.agreement, values=values, today=TODAY, by=a)
        told.append([side.law_on for side in course_of(fresh(draft)).sides])

    assert told == [[None, None], [SIGNED, None]]
