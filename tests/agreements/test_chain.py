"""What an agreement came after and what came after it: linked by a coordinator or by an act, walked, never closed."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html
from tests.factories.agreements import A, coordinators, make_act, make_agreement, ready_candidate
from tests.factories.documents import read, words
from tests.factories.people import make_person, make_side
from tests.factories.replayed import once_a_run

from kunak.agreements import errors, queries, services
from kunak.agreements.models import Agreement, ChainLink
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Role

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


def signed(day: str) -> Agreement:
    """Return an agreement of the same two sides of another day."""
    return make_agreement(signed_on=day, identity=day)


def link(later: Agreement, former: Agreement, **changes: Any) -> ChainLink:
    given = {"kind": "replaces", "ground": "преамбула", "by": coordinators(later)[0]} | changes
    return services.link_former(agreement=later, former=former, **given)


def years(agreement: Agreement) -> list[str]:
    """Return what the chain shows of an agreement, in its order."""
    shown = queries.chain(agreement, coordinators(agreement)[0], ON)
    return [step.row.agreement.signed_on[:4] for step in shown.steps]


@pytest.fixture
@once_a_run
def line() -> list[Agreement]:
    """Return agreements of 2009, 2014 and 2025, each in the place of the one before."""
    ones = [signed("2009-07-14"), signed("2014-02-12"), signed("2025-05-29")]
    link(ones[1], ones[0])
    link(ones[2], ones[1])
    return ones


def test_the_chain_is_the_same_from_every_of_its_agreements_oldest_first(line: list[Agreement]) -> None:
    assert [years(one) for one in line] == [["2009", "2014", "2025"]] * 3


def test_an_amendment_stands_in_the_chain_beside_what_replaced(line: list[Agreement]) -> None:
    amendment = signed("2016-03-01")
    link(amendment, line[1], kind="amends")

    shown = queries.neighbours(line[1], coordinators(line[1])[0], ON)

    assert [one.row.agreement for one in shown.formers] == [line[0]]
    assert sorted((one.edge.kind, one.row.agreement.signed_on[:4]) for one in shown.laters) == [
        ("amends", "2016"),
        ("replaces", "2025"),
    ]


def test_an_act_of_supersession_is_a_link_too_and_a_void_one_is_none() -> None:
    former, later = signed("2014-02-12"), signed("2025-05-29")
    ends = {"kind": "supersession", "on": date(2025, 5, 29), "effective": date(2025, 5, 29), "later_title": "2025"}
    act = make_act(agreement=former, later=later, **ends)

    assert years(later) == ["2014", "2025"]
    act.state, act.void_reason = "void", "ошибка"
    act.save()
    assert years(later) == ["2025"]


def test_a_link_alone_ends_nothing_and_says_so_with_the_act_that_is_lacking(client: Client) -> None:
    former, later = signed("2014-02-12"), signed("2025-05-29")
    link(later, former)
    client.force_login(coordinators(later)[0])

    def told(agreement: Agreement) -> list[str]:
        page = html.fromstring(client.get(agreement.get_absolute_url()).content.decode())
        return [str(one) for one in page.xpath("//small[contains(., 'Подтверждённого акта о замене нет')]/a/@href")]

    act = f"{reverse('agreements:new-act', args=[former.pk, 'supersession'])}?later={later.pk}"
    assert told(former) == told(later) == [act]
    form = html.fromstring(client.get(act).content.decode())
    assert form.xpath("//select[@name='later']/option[@selected]/@value") == [str(later.pk)]
    ends = {"kind": "supersession", "on": date(2025, 5, 29), "effective": date(2025, 5, 29), "later_title": "2025"}
    make_act(agreement=former, later=later, **ends)
    assert told(former) == told(later) == []


def test_a_former_known_by_its_year_says_so_and_offers_what_may_be_it(client: Client) -> None:
    later, maybe = signed("2025-05-29"), signed("2013-06-03")
    signed("2014-02-12")

    [unlinked] = queries.neighbours(later, coordinators(later)[0], ON).unlinked

    assert (unlinked.dated, unlinked.is_a_year) == ("2013", True)
    assert [one.agreement for one in unlinked.candidates] == [maybe]
    link(later, maybe)
    assert queries.neighbours(later, coordinators(later)[0], ON).unlinked == ()


def test_agreements_of_other_sides_are_counted_and_never_shown() -> None:
    shared = signed("2025-05-29")
    names = {"RU-TA": "Республика Татарстан", "RU-SA": "Республика Саха"}
    parties = [
        {"name": name, "type": "territory", "code": code, "spans": words("Татарстан"), "confidence": 1.0}
        for code, name in names.items()
    ]
    candidate, by = ready_candidate(parties=parties, signed_on=read("2020-01-10", "29 мая"))
    other = services.accept(candidate=candidate, by=by)
    link(shared, other, by=by)

    seen = queries.chain(shared, by, ON)
    from_b = queries.chain(shared, coordinators(shared)[1], ON)

    assert len(seen.steps) == 2
    assert ([step.row.agreement for step in from_b.steps], from_b.hidden) == ([shared], 1)


@pytest.mark.parametrize(
    ("later", "former", "why"),
    [("2014-02-12", "2025-05-29", "later"), ("2014", "2015-01-01", "later"), ("2014-02-12", "2014-03", "later")],
)
def test_what_was_signed_later_is_no_former(later: str, former: str, why: str) -> None:
    with pytest.raises(errors.CannotBeLinked) as refused:
        link(signed(later), signed(former))

    assert refused.value.why == why


@pytest.mark.parametrize(
    ("later", "former"), [("2014-02-12", "2014"), ("", "2014"), ("2014", ""), ("2014", "2014-12-31")]
)
def test_days_known_in_part_are_compared_as_far_as_they_are_known(later: str, former: str) -> None:
    made = link(make_agreement(signed_on=later, identity=None), make_agreement(signed_on=former, identity=None))

    assert ChainLink.objects.get() == made


def test_an_agreement_is_never_its_own_former_however_far_back(line: list[Agreement]) -> None:
    for one in line:
        one.signed_on = "2025"
        one.save()
    with pytest.raises(errors.CannotBeLinked, match="itself"):
        link(line[0], line[0])
    with pytest.raises(errors.CannotBeLinked, match="circle"):
        link(line[0], line[2])


def test_two_agreements_are_linked_once() -> None:
    later, former = signed("2025-05-29"), signed("2014-02-12")
    link(later, former)

    with pytest.raises(errors.AlreadyLinked):
        link(later, former, kind="amends")


def test_a_link_has_its_ground() -> None:
    with pytest.raises(errors.GroundMissing):
        link(signed("2025-05-29"), signed("2014-02-12"), ground="  ")


def test_who_is_of_one_of_the_two_only_links_nothing() -> None:
    shared = signed("2025-05-29")
    names = {"RU-TA": "Республика Татарстан", "RU-SA": "Республика Саха"}
    parties = [
        {"name": name, "type": "territory", "code": code, "spans": words("Татарстан"), "confidence": 1.0}
        for code, name in names.items()
    ]
    candidate, by = ready_candidate(parties=parties, signed_on=read("2020-01-10", "29 мая"))
    other = services.accept(candidate=candidate, by=by)

    with pytest.raises(NotOfTheParties):
        link(shared, other, by=coordinators(shared)[1])
    with pytest.raises(NotAllowed):
        link(shared, other, by=make_person(side=make_side(A), role=Role.OBSERVER))


def test_a_side_takes_its_own_link_back_and_never_the_others_and_both_are_told_in_the_history() -> None:
    later, former = signed("2025-05-29"), signed("2014-02-12")
    made = link(later, former)
    ours, theirs = coordinators(later)

    with pytest.raises(errors.NotOurEntry):
        services.unlink_former(link=made, by=theirs)
    services.unlink_former(link=made, by=ours)

    assert not ChainLink.objects.exists()
    assert [entry.verb for entry in Entry.objects.order_by("-number")[:2]] == [
        "former agreement unlinked",
        "former agreement linked",
    ]
    assert len(queries.history(later, theirs).filter(verb__startswith="former agreement")) == 2


@pytest.mark.storage
@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("chain_link_kind_is_known", {"kind": "likes"}),
        ("chain_link_has_its_ground", {"ground": ""}),
        ("chain_links_two_agreements", {"itself": True}),
        ("chain_link_once|later_id", {"twice": True}),
    ],
)
def test_what_cannot_be_a_link_is_refused_by_the_database(constraint: str, changes: dict[str, Any]) -> None:
    later, former = signed("2025-05-29"), signed("2014-02-12")
    by = coordinators(later)[0]
    is_twice = changes.pop("twice", False)
    row = {"later": later, "former": later if changes.pop("itself", False) else former} | changes
    told = {"entered_by": by, "entered_for": make_side(A), "entered_at": timezone.now()}
    full = {"kind": "replaces", "ground": "преамбула"} | told | row
    if is_twice:
        ChainLink.objects.create(**full)

    with pytest.raises(IntegrityError, match=constraint):
        ChainLink.objects.create(**full)


# --- pages


def text_of(page: bytes) -> str:
    return " ".join(" ".join(html.fromstring(page.decode()).itertext()).replace("\u00a0", " ").split())


def test_the_card_tells_its_neighbours_and_leads_to_their_comparison(client: Client, line: list[Agreement]) -> None:
    client.force_login(coordinators(line[1])[1])

    page = client.get(line[1].get_absolute_url()).content

    told = text_of(page)
    assert "Заменяет:" in told
    assert "Заменено соглашением:" in told
    for later, former in [(line[1], line[0]), (line[2], line[1])]:
        assert reverse("agreements:compare", args=[later.pk, former.pk]).encode() in page


def test_a_coordinator_links_and_takes_back_on_the_page_of_the_chain(client: Client) -> None:
    later, former = signed("2025-05-29"), signed("2013-02-12")
    client.force_login(coordinators(later)[0])
    address = reverse("agreements:chain", args=[later.pk])

    done = client.post(address, {"former": former.pk, "kind": "replaces", "ground": "преамбула"})
    assert (done.status_code, done["Location"]) == (302, address)
    assert "Забрать нашу связь" in text_of(client.get(address).content)
    made = ChainLink.objects.get()
    client.post(reverse("agreements:unlink", args=[later.pk, made.pk]))

    assert not ChainLink.objects.exists()
    assert "Известен только год" in text_of(client.get(address).content)


def test_a_refused_link_keeps_what_was_typed_and_says_why(client: Client) -> None:
    later, former = signed("2014-02-12"), signed("2025-05-29")
    client.force_login(coordinators(later)[0])

    answer = client.post(
        reverse("agreements:chain", args=[later.pk]), {"former": former.pk, "kind": "amends", "ground": "письмо № 7"}
    )

    assert answer.status_code == 422
    assert "подписано позже" in text_of(answer.content)
    assert "письмо № 7".encode() in answer.content


def test_the_queries_of_a_card_do_not_grow_with_its_neighbours(line: list[Agreement]) -> None:
    by = coordinators(line[1])[0]
    counts = []
    queries.neighbours(line[1], by, ON)  # the membership is asked for once
    for extra in (0, 3):
        for number in range(extra):
            link(signed(f"2017-0{number + 1}-01"), line[1], kind="amends")
        fresh = queries.with_parties(Agreement.objects.all()).get(pk=line[1].pk)
        with CaptureQueriesContext(connection) as asked:
            queries.neighbours(fresh, by, ON)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 16


def test_of_two_agreements_that_are_compared_the_later_is_the_new_one_from_whichever_page(client: Client) -> None:
    former, later = signed("2013-05-20"), signed("2025-05-29")
    asked = reverse("agreements:compare", args=[later.pk, former.pk]).encode()

    for shown in (former, later):
        client.force_login(coordinators(shown)[0])
        assert asked in client.get(reverse("agreements:chain", args=[shown.pk])).content
