"""Proposals collected by a day: what a link shows and takes, and what becomes of a proposal."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from lxml import html
from tests.factories.agreements import coordinators, make_agreement, ready_candidate
from tests.factories.documents import read
from tests.factories.people import make_person
from tests.factories.programme import add, make_version
from tests.factories.proposals import TODAY, UNTIL, make_collection, propose

from kunak.agreements.errors import ReasonMissing
from kunak.agreements.queries.history import history
from kunak.agreements.services import accept
from kunak.core.lifecycle import ForbiddenMove
from kunak.core.programme.term import parse_term
from kunak.core.reading.heading import as_heading
from kunak.journal.models import Entry
from kunak.people.models import Person
from kunak.programme.errors import VersionFrozen
from kunak.programme.models import Version
from kunak.programme.services import drop_version
from kunak.proposals import errors, queries, services
from kunak.proposals.codes import MOST_SENT, MOST_WRONG, hash_of
from kunak.proposals.models import Collection, Invitation, Proposal
from kunak.proposals.services.answers import invitation_by

pytestmark = pytest.mark.django_db


def leader(collection: Collection) -> Person:
    return Person.objects.get(pk=collection.opened_by_id)


def draft(collection: Collection) -> Version:
    return make_version(collection.agreement, by=leader(collection))


# --- links


def test_only_a_hash_of_the_code_is_kept_and_the_code_is_a_hundred_and_twenty_eight_bits() -> None:
    collection, code = make_collection()

    [kept] = collection.invitations.values_list("code_hash", flat=True)

    assert (kept, len(code)) == (hash_of(code), 22)
    assert code not in str(list(history(collection.agreement, leader(collection)).values()))


@pytest.mark.parametrize("why", ["another code", "revoked", "renewed", "its days are over"])
def test_a_link_that_does_not_open_says_nothing_else(why: str) -> None:
    collection, code = make_collection()
    [invitation], by, on = collection.invitations.all(), leader(collection), TODAY
    if why == "another code":
        code += "x"
    elif why == "revoked":
        services.revoke_link(invitation=invitation, by=by)
    elif why == "renewed":
        services.renew_link(invitation=invitation, by=by)
    else:
        on = UNTIL + timedelta(days=31)

    with pytest.raises(errors.NoSuchLink):
        invitation_by(code, caller="10.0.0.1", today=on)


def test_who_tries_many_codes_waits_and_others_do_not() -> None:
    _collection, code = make_collection()
    for _ in range(MOST_WRONG):
        with pytest.raises(errors.NoSuchLink):
            invitation_by("wrong", caller="10.0.0.1", today=TODAY)

    with pytest.raises(errors.TooManyTries):
        invitation_by(code, caller="10.0.0.1", today=TODAY)
    assert invitation_by(code, caller="10.0.0.2", today=TODAY)


def test_a_link_does_not_send_without_end() -> None:
    collection, _code = make_collection()
    propose(collection)
    rows = [Proposal(**{**_row(collection), "at": timezone.now()}) for _ in range(MOST_SENT - 1)]
    Proposal.objects.bulk_create(rows)

    with pytest.raises(errors.TooManyTries):
        propose(collection)


def _row(collection: Collection) -> dict[str, Any]:
    fields = {"invitation": collection.invitations.get(), "text": "Т", "sector": "trade", "author": "А"}
    return {**fields, "is_late": False, "at": timezone.now()}


@pytest.mark.parametrize(("on", "is_late"), [(UNTIL, False), (UNTIL + timedelta(days=1), True)])
def test_what_comes_after_the_day_is_late_and_not_lost(on: date, is_late: bool) -> None:
    collection, _code = make_collection()

    made = propose(collection, on=on)

    assert (made.is_late, collection.invitations.get().proposals.get()) == (is_late, made)


def test_nothing_is_proposed_after_the_collection_is_closed() -> None:
    collection, _code = make_collection()
    services.close_collection(collection=collection, by=leader(collection))

    with pytest.raises(errors.CollectionClosed):
        propose(collection)


def test_a_link_renewed_in_between_sends_nothing() -> None:
    collection, _code = make_collection()
    before = Invitation.objects.select_related("collection").get()
    services.renew_link(invitation=before, by=leader(collection))
    given = services.ProposalInput(text="Т", sector="trade", author="А")

    with pytest.raises(errors.NoSuchLink):
        services.propose_measure(invitation=before, given=given, today=TODAY)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"bodies": [" "]}, errors.NobodyAsked),
        ({"sectors": []}, errors.NobodyAsked),
        ({"until": TODAY - timedelta(days=1)}, errors.DayOver),
        ({"until": date.max}, errors.DayTooFar),
    ],
)
def test_a_collection_asks_somebody_for_something_by_a_day_to_come(
    changes: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        make_collection(**changes)


# --- decisions


def test_a_proposal_is_taken_into_the_draft_and_its_source_is_kept() -> None:
    collection, _code = make_collection()
    proposal = propose(collection, term=parse_term("III квартал 2026"), expected_result="Три концерта")

    measure = services.take_proposal(proposal=proposal, version=draft(collection), by=leader(collection))

    proposal.refresh_from_db()
    assert (measure.text, measure.term, measure.expected_result) == (
        "Провести дни культуры",
        parse_term("III квартал 2026"),
        "Три концерта",
    )
    assert [one.name for one in measure.executors.all()] == ["Минкультуры РТ"]
    assert (proposal.state, proposal.measure) == ("taken", measure)
    panel = queries.source_panel(measure, measure.version, leader(collection), TODAY)
    assert panel is not None
    assert panel.shown == [proposal]
    assert queries.source_panel(measure, measure.version, coordinators(collection.agreement)[1], TODAY) is None


def test_a_proposal_is_decided_on_once() -> None:
    collection, _code = make_collection()
    proposal, by = propose(collection), leader(collection)
    version = draft(collection)
    services.take_proposal(proposal=proposal, version=version, by=by)

    with pytest.raises(ForbiddenMove):
        services.take_proposal(proposal=proposal, version=version, by=by)
    with pytest.raises(ForbiddenMove):
        services.withdraw_proposal(invitation=proposal.invitation, proposal=proposal, today=TODAY)


def test_a_proposal_is_declined_with_a_reason_that_its_body_reads() -> None:
    collection, code = make_collection()
    proposal, by = propose(collection), leader(collection)

    with pytest.raises(ReasonMissing):
        services.decline_proposal(proposal=proposal, reason=" ", by=by)
    services.decline_proposal(proposal=proposal, reason="Уже есть", by=by)

    page = queries.link_page(invitation_by(code, caller="", today=TODAY), TODAY)
    assert [(one.state, one.reason) for one in page.proposals] == [("declined", "Уже есть")]


def test_a_proposal_is_merged_with_a_measure_of_the_own_draft_alone() -> None:
    collection, _code = make_collection()
    proposal, by = propose(collection), leader(collection)
    candidate, _by = ready_candidate(by=by, signed_on=read("2025-05-30", "30.05.2025"))
    elsewhere = add(make_version(accept(candidate=candidate, by=by), by=by))

    with pytest.raises(errors.NoOpenVersion):
        services.merge_proposal(proposal=proposal, measure=elsewhere, reason="", by=by)
    with pytest.raises(errors.NoOpenVersion):
        services.take_proposal(proposal=proposal, version=elsewhere.version, by=by)
    measure = add(draft(collection))
    services.merge_proposal(proposal=proposal, measure=measure, reason="", by=by)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.measure) == ("merged", measure)


def test_a_draft_given_up_takes_no_proposal_and_the_proposal_waits_on() -> None:
    collection, _code = make_collection()
    proposal, by = propose(collection), leader(collection)
    version = draft(collection)
    drop_version(version=version, reason="", by=by)

    with pytest.raises(VersionFrozen):
        services.take_proposal(proposal=proposal, version=version, by=by)

    proposal.refresh_from_db()
    assert proposal.state == "proposed"


def test_the_other_side_learns_nothing_of_a_collection() -> None:
    collection, _code = make_collection()
    proposal = propose(collection)
    services.decline_proposal(proposal=proposal, reason="Тайна", by=leader(collection))
    other = coordinators(collection.agreement)[1]

    assert queries.collections_of(collection.agreement, other) == []
    assert not history(collection.agreement, other).filter(record_type__startswith="proposals.").exists()
    assert history(collection.agreement, leader(collection)).filter(verb="proposal declined").exists()


# --- constraints


@pytest.mark.storage
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("proposal_has_text_and_author", {"text": ""}),
        ("proposal_has_text_and_author", {"author": ""}),
        ("proposal_state_is_known", {"state": "lost"}),
        ("proposal_is_decided_by_somebody", {"state": "declined", "reason": "нет"}),
        ("proposal_is_decided_by_somebody", {"decided_at": timezone.now()}),
        ("proposal_is_declined_with_a_reason", {"state": "declined", "decided_at": timezone.now(), "by": True}),
        ("proposal_in_a_plan_has_its_measure", {"state": "taken", "decided_at": timezone.now(), "by": True}),
    ],
)
def test_the_database_keeps_what_a_proposal_is(name: str, fields: dict[str, Any]) -> None:
    collection, _code = make_collection()
    row = {**_row(collection), **{key: value for key, value in fields.items() if key != "by"}}
    if "by" in fields:
        row["decided_by"] = leader(collection)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Proposal.objects.create(**row)


def test_the_database_refuses_to_change_or_remove_a_proposal() -> None:
    proposal = propose(make_collection()[0])

    with pytest.raises(IntegrityError, match="proposal_is_never_changed"), transaction.atomic():
        Proposal.objects.update(text="Другое")
    with pytest.raises(IntegrityError, match="proposal_is_never_removed"), transaction.atomic():
        proposal.delete()


def test_a_body_is_asked_once_and_its_code_is_a_hash() -> None:
    collection, _code = make_collection()
    invitation = collection.invitations.get()

    with pytest.raises(IntegrityError, match="code_is_kept_as_a_hash"), transaction.atomic():
        Invitation.objects.update(code_hash="open sesame")
    with pytest.raises(IntegrityError, match="collection_is_closed_by_somebody"), transaction.atomic():
        Collection.objects.update(closed_at=timezone.now())
    invitation.pk, invitation.code_hash = None, "0" * 64
    with pytest.raises(IntegrityError, match=r"UNIQUE|body_is_asked_once"), transaction.atomic():
        invitation.save(force_insert=True)


# --- pages


@pytest.mark.answers
def test_a_body_proposes_on_the_page_of_its_link_and_sees_nothing_else(client: Client) -> None:
    collection, code = make_collection(until=date(2099, 1, 1), sectors=["culture"])
    other, _code = make_collection(collection.agreement, by=leader(collection), bodies=["Минспорт РТ"])
    propose(other, text="Чужое предложение")
    url = reverse("proposals:by-link", args=[code])
    hidden = collection.agreement.commitments.exclude(sector="culture").first().text

    refused = client.post(url, {"propose": "1", "text": "", "sector": "culture", "author": "Иванова", "term": "когда"})
    told = {"text": "Гастроли", "sector": "culture", "author": "Иванова", "term": "III квартал 2026"}
    sent = client.post(url, {"propose": "1", **told})
    page = client.get(url)
    tree = html.fromstring(page.content.decode())

    text = page.content.decode()
    assert (refused.status_code, sent.status_code, page.status_code) == (422, 302, 200)
    assert "Иванова" in refused.content.decode()
    assert ("Гастроли" in text, "квартал 2026" in text, "Чужое" in text, hidden in text) == (True, True, False, False)
    assert page["Referrer-Policy"] == "same-origin"  # with "no-referrer" browsers send no form of it
    assert "отправлено" in tree.xpath("string(//*[@role='status'])")
    promised = [as_heading(one.text) for one in collection.agreement.commitments.filter(sector="culture")]
    assert tree.xpath("//select[@name='commitment']/option[@value!='']/text()") == promised
    [made] = Proposal.objects.filter(text="Гастроли")
    client.post(url, {"withdraw": made.pk})
    client.post(url, {"finish": "1"})
    made.refresh_from_db()
    assert (made.state, made.invitation.answered_at is not None) == ("withdrawn", True)


@pytest.mark.answers
def test_the_coordinator_sees_who_has_answered_and_the_links_once(client: Client) -> None:
    agreement = make_agreement()
    by = coordinators(agreement)[0]
    client.force_login(by)
    url = reverse("proposals:collections", args=[agreement.pk])
    asked = {"until": "2099-01-01", "sectors": ["culture"], "bodies": "Минкультуры РТ\nМинспорт РТ"}

    refused = client.post(url, {**asked, "bodies": " "})
    opened = client.post(url, asked).content.decode()
    [collection] = Collection.objects.all()
    taken_back = propose(collection)
    services.withdraw_proposal(invitation=taken_back.invitation, proposal=taken_back, today=TODAY)
    assert "0 из 2" in client.get(collection.get_absolute_url()).content.decode()
    proposal = propose(collection)
    page = client.get(collection.get_absolute_url()).content.decode()

    assert (refused.status_code, opened.count("/by-link/"), page.count("/by-link/")) == (422, 2, 0)
    assert "1 из 2" in page
    declined = client.post(reverse("proposals:proposal", args=[proposal.pk]), {"what": "decline", "reason": ""})
    taken = client.post(reverse("proposals:proposal", args=[proposal.pk]), {"what": "take"})
    assert (declined.status_code, taken.status_code) == (422, 422)  # no reason; no draft
    draft(collection)
    client.post(reverse("proposals:proposal", args=[proposal.pk]), {"what": "take"})
    proposal.refresh_from_db()
    assert proposal.state == "taken"


@pytest.mark.answers
def test_the_letter_to_a_body_bears_the_link_that_was_just_made_and_none_that_was_made_anew(client: Client) -> None:
    agreement = make_agreement()
    client.force_login(coordinators(agreement)[0])
    asked = {"until": "2099-01-01", "sectors": ["culture"], "bodies": "Минкультуры РТ", "note": "Не больше пяти."}
    opened = client.post(reverse("proposals:collections", args=[agreement.pk]), asked).content.decode()
    form = html.fromstring(opened).xpath("//form[contains(@action, 'letter.docx')]")[0]
    given = {"code": form.xpath(".//input[@name='code']/@value")[0]}

    made = client.post(form.get("action"), given)
    mail = unquote(form.xpath(".//a[starts-with(@href, 'mailto:')]/@href")[0])
    services.renew_link(invitation=Invitation.objects.get(), by=coordinators(agreement)[0])

    paper = "\n".join(one.text for one in Document(BytesIO(made.content)).paragraphs)
    for told in (paper, mail):
        assert f"/by-link/{given['code']}/" in told
        assert "до 1\xa0января 2099" in told
        assert "Не больше пяти." in told
    assert paper.startswith("Минкультуры РТ")
    assert client.post(form.get("action"), given).status_code == 404
    assert given["code"] not in "".join(str(one.after) for one in Entry.objects.all())


@pytest.mark.answers
def test_strangers_do_not_find_a_collection(client: Client) -> None:
    collection, _code = make_collection()
    client.force_login(make_person(side=coordinators(collection.agreement)[1].memberships.get().side))

    assert client.get(collection.get_absolute_url()).status_code == 404
    assert client.get(reverse("proposals:by-link", args=["0" * 22])).status_code == 404
