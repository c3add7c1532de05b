"""What a side thought over in its draft stays there, whatever it sends afterwards."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.agreements import ready_candidate
from tests.factories.documents import read
from tests.factories.people import make_person
from tests.factories.programme import add, make_version, name_everybody, other_of, send, writer_of

from kunak.agreements.models import Agreement
from kunak.agreements.services import accept
from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.models import Measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def dropped() -> Measure:
    """Return a measure that was dropped before its version was sent."""
    version = make_version()
    measure = add(version, text="Тайный замысел")
    services.drop_measure(measure=measure, revision=1, reason="", by=writer_of(version))
    name_everybody(version)
    send(version)
    return measure


def answer(client: Client, measure: Measure, by: Person) -> int:
    client.force_login(by)
    return client.get(measure.get_absolute_url()).status_code


def test_a_measure_dropped_in_the_draft_is_not_there_for_the_other_side(client: Client, dropped: Measure) -> None:
    assert answer(client, dropped, writer_of(dropped.version)) == 200
    assert answer(client, dropped, other_of(dropped.version)) == 404
    for name in ("change-measure", "drop-measure", "restore-measure"):
        assert client.post(reverse(f"programme:{name}", args=[dropped.pk])).status_code == 404
    assert "Тайный" not in client.get(dropped.version.get_absolute_url()).content.decode()


@pytest.mark.parametrize("asked", ["9" * 5000, "9" * 30, "-1", "٣", "²"])
def test_a_number_that_is_none_asks_for_no_commitment(client: Client, asked: str) -> None:
    version = make_version()
    client.force_login(writer_of(version))

    assert client.get(reverse("programme:add-measure", args=[version.pk]), {"commitment": asked}).status_code == 200


def test_a_revision_that_is_no_number_is_not_the_one_that_was_seen(client: Client) -> None:
    version = make_version()
    measure = version.measures.first()
    client.force_login(writer_of(version))

    for revision in ("9" * 5000, "-1", "один"):
        sent = client.post(reverse("programme:drop-measure", args=[measure.pk]), {"revision": revision})
        assert sent.status_code == 422
    assert version.measures.filter(pk=measure.pk).exists()


def test_marks_that_nobody_types_are_left_out_of_names_and_reasons(client: Client) -> None:
    version = make_version()
    party = version.programme.agreement.parties.first()
    client.force_login(writer_of(version))
    typed = {"text": "Форум", "sector": "trade", "kind": "general", f"executors_{party.pk}": "Мин\x00торг"}

    assert client.post(reverse("programme:add-measure", args=[version.pk]), typed).status_code == 302
    measure = version.measures.get(text="Форум")
    dropping = {"revision": "1", "reason": "лиш\x00нее"}
    assert client.post(reverse("programme:drop-measure", args=[measure.pk]), dropping).status_code == 302

    dropped = Measure.everything.get(pk=measure.pk)
    assert ([one.name for one in dropped.executors.all()], dropped.drop_reason) == (["Минторг"], "лишнее")


def test_as_many_bodies_are_named_as_can_answer_for_a_measure(client: Client) -> None:
    version = make_version()
    party = version.programme.agreement.parties.first()
    client.force_login(writer_of(version))
    typed = {"text": "Форум", "sector": "trade", "kind": "general"}
    names = {count: ";".join(f"Орган {place}" for place in range(count)) for count in (50, 51)}

    for count, status in ((51, 422), (50, 302)):
        sent = client.post(
            reverse("programme:add-measure", args=[version.pk]), typed | {f"executors_{party.pk}": names[count]}
        )
        assert sent.status_code == status
    assert version.measures.get(text="Форум").executors.count() == 50


@pytest.mark.parametrize("name", ["add-measure", "executors"])
def test_a_body_named_in_the_drafts_of_another_side_alone_is_not_offered(client: Client, name: str) -> None:
    ours, theirs = make_version(), make_version(make_later())
    mine, party = writer_of(ours), ours.programme.agreement.parties.get(order=1)
    services.drop_version(version=theirs, reason="", by=writer_of(theirs))
    draft = make_version(theirs.programme.agreement, by=make_person(side=party.side))
    secret = add(draft, executors={draft.programme.agreement.parties.get(order=1).pk: ["Тайный комитет"]})
    shared = {party.pk: ["Комитет, которого мы назвали"]}
    add(ours, executors=shared)

    client.force_login(mine)
    offered = client.get(reverse(f"programme:{name}", args=[ours.pk])).content.decode()
    client.force_login(writer_of(secret.version))
    own = client.get(reverse(f"programme:{name}", args=[draft.pk])).content.decode()

    assert "Тайный комитет" not in offered
    assert "Комитет, которого мы назвали" in offered
    assert "Министерство экономического развития" in offered  # it coordinates
    assert "Тайный комитет" in own


def make_later() -> Agreement:
    """Return another agreement of the same sides."""
    candidate, by = ready_candidate(signed_on=read("2025-05-30", "30.05.2025"))
    return accept(candidate=candidate, by=by)
