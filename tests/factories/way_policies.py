"""What is asked about the way of a version at each address and of each service; see `tests.factories.policies`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.factories.proposals import TODAY, make_collection, propose

from kunak.core.programme.approval import Place, Post
from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.digest import digest_of
from kunak.programme.inner import hash_at
from kunak.programme.models import Comment, Version
from kunak.proposals import services as proposals


class Way:
    """What was said at the measures of A's versions. What is `own` A alone may know of."""

    def __init__(self, a: Person, b: Person, *, draft: Version, sent: Version, in_force: Version) -> None:
        self.draft, self.sent, self.in_force = draft, sent, in_force
        self.inner = self._say(draft, a)
        self.shared = self._say(sent, a, is_shared=True)
        self.theirs = self._say(sent, b)
        self.collection, self.code = make_collection(sent.programme.agreement, by=a, until=date(2099, 1, 1))
        self.proposal = propose(self.collection)
        self.ours, _ = make_collection(draft.programme.agreement, by=a)
        self.taken = propose(self.ours)
        for by in (a, b):
            services.set_inner_rule(asks_sectors=True, without="warn", approvers={}, by=by)

    def _say(self, version: Version, by: Person, **more: Any) -> Comment:
        return services.write_comment(measure=version.measures.first(), text="Кто платит?", by=by, **more)


AFTER = {"starts_on": date(2028, 1, 1), "ends_on": date(2029, 12, 31)}
SECTION = Place(Post.SECTOR, "procurement")  # that the leads of both sides answer for


def seen(version: Version) -> str:
    """Return the hash of the section as anybody sees it."""
    digest = digest_of(version)
    return hash_at(version, SECTION, digest)


COLLECTION = {"until": date(2099, 1, 1), "sectors": ["culture"], "note": "", "shows_commitments": True}
SERVICES: dict[str, Callable[[Way, Person], object]] = {
    "programme.take_first_events/own": lambda w, by: services.take_first_events(
        version=w.draft, codes=["trade-meeting"], on=TODAY, by=by
    ),
    "proposals.open_collection/shared": lambda w, by: proposals.open_collection(
        agreement=w.sent.programme.agreement, bodies=["Минспорт"], today=TODAY, by=by, **COLLECTION
    ),
    "proposals.close_collection/of A": lambda w, by: proposals.close_collection(collection=w.collection, by=by),
    "proposals.renew_link/of A": lambda w, by: proposals.renew_link(invitation=w.collection.invitations.get(), by=by),
    "proposals.revoke_link/of A": lambda w, by: proposals.revoke_link(invitation=w.collection.invitations.get(), by=by),
    "proposals.remind/of A": lambda w, by: proposals.remind(invitation=w.collection.invitations.get(), by=by),
    "proposals.take_proposal/of A": lambda w, by: proposals.take_proposal(proposal=w.taken, version=w.draft, by=by),
    "proposals.merge_proposal/of A": lambda w, by: proposals.merge_proposal(
        proposal=w.taken, measure=w.draft.measures.first(), reason="", by=by
    ),
    "proposals.decline_proposal/of A": lambda w, by: proposals.decline_proposal(
        proposal=w.proposal, reason="рано", by=by
    ),
    "programme.open_next_plan/in force": lambda w, by: services.open_next_plan(
        agreement=w.in_force.programme.agreement, left={}, on=AFTER["starts_on"], by=by, **AFTER
    ),
    "programme.set_inner_rule": lambda w, by: services.set_inner_rule(
        asks_sectors=True, without="refuse", approvers={}, by=by
    ),
    "programme.approve/own": lambda w, by: services.approve(
        version=w.draft, place=SECTION, content_hash=seen(w.draft), by=by
    ),
    "programme.approve/sent": lambda w, by: services.approve(
        version=w.sent, place=SECTION, content_hash=seen(w.sent), by=by
    ),
    "programme.approve_places/sent": lambda w, by: services.approve_places(
        version=w.sent, seen={SECTION: seen(w.sent)}, by=by
    ),
    "programme.return_inside/sent": lambda w, by: services.return_inside(
        version=w.sent, place=SECTION, content_hash=seen(w.sent), reason="рано", by=by
    ),
    "programme.write_comment/own": lambda w, by: services.write_comment(
        measure=w.draft.measures.first(), text="Когда?", by=by
    ),
    "programme.write_comment/sent": lambda w, by: services.write_comment(
        measure=w.sent.measures.first(), text="Когда?", by=by
    ),
    "programme.settle_comment/of A": lambda w, by: services.settle_comment(comment=w.shared, by=by),
    "programme.settle_comment/within B": lambda w, by: services.settle_comment(comment=w.theirs, by=by),
    "programme.reopen_comment/of A": lambda w, by: services.reopen_comment(comment=w.shared, by=by),
    "programme.withdraw_comment/of A's coordinator": lambda w, by: services.withdraw_comment(comment=w.shared, by=by),
}
ADDRESSES: dict[str, Callable[[Way], tuple[dict[str, Any], dict[str, Any]]]] = {
    "programme:editions/own": lambda w: ({"pk": w.draft.measures.first().pk}, {}),
    "programme:first-events/own": lambda w: ({"pk": w.draft.pk}, {"event": "trade-meeting"}),
    "proposals:collections/shared": lambda w: (
        {"pk": w.sent.programme.agreement_id},
        {**COLLECTION, "until": "2099-01-01", "bodies": "Минспорт"},
    ),
    "proposals:collection/of A": lambda w: ({"pk": w.collection.pk}, {}),
    "proposals:invitation/of A": lambda w: ({"pk": w.collection.invitations.get().pk}, {"what": "remind"}),
    "proposals:proposal/of A": lambda w: ({"pk": w.proposal.pk}, {"what": "decline", "reason": "рано"}),
    "papers:asking/of A": lambda w: ({"pk": w.collection.invitations.get().pk}, {"code": w.code}),
    "proposals:by-link/of a body": lambda w: ({"code": w.code}, {"finish": "1"}),
    "programme:next-plan/in force": lambda w: (
        {"pk": w.in_force.programme.agreement_id},
        {name: day.isoformat() for name, day in AFTER.items()},
    ),
    "programme:inner-rule": lambda w: ({}, {"without": "warn"}),
    "programme:approve/own": lambda w: (
        {"pk": w.draft.pk},
        {"post": "sector", "sector": "procurement", "content": seen(w.draft), "what": "approve"},
    ),
    "programme:problems/shared": lambda w: ({"pk": w.sent.programme.agreement_id}, {}),
    "programme:comments/shared": lambda w: ({"pk": w.sent.programme.agreement_id}, {}),
    "programme:write-comment/own": lambda w: ({"pk": w.draft.measures.first().pk}, {"text": "Когда?"}),
    "programme:write-comment/sent": lambda w: ({"pk": w.sent.measures.first().pk}, {"text": "Когда?"}),
    "programme:comment/of A": lambda w: (
        {"pk": w.shared.pk},
        {"what": "settle", "measure": w.sent.measures.first().pk},
    ),
    "programme:comment/within B": lambda w: (
        {"pk": w.theirs.pk},
        {"what": "settle", "measure": w.sent.measures.first().pk},
    ),
}
