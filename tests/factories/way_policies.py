"""What is asked about the way of a version at each address and of each service; see `tests.factories.policies`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from kunak.core.programme.approval import Place, Post
from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.content import contents_of
from kunak.programme.inner import hash_at
from kunak.programme.models import Comment, Version


class Way:
    """What was said at the measures of A's versions. What is `own` A alone may know of."""

    def __init__(self, a: Person, b: Person, *, draft: Version, sent: Version, in_force: Version) -> None:
        self.draft, self.sent, self.in_force = draft, sent, in_force
        self.inner = self._say(draft, a)
        self.shared = self._say(sent, a, is_shared=True)
        self.theirs = self._say(sent, b)
        for by in (a, b):
            services.set_inner_rule(asks_sectors=True, without="warn", approvers={}, by=by)

    def _say(self, version: Version, by: Person, **more: Any) -> Comment:
        return services.write_comment(measure=version.measures.first(), text="Кто платит?", by=by, **more)


AFTER = {"starts_on": date(2028, 1, 1), "ends_on": date(2029, 12, 31)}
SECTION = Place(Post.SECTOR, "procurement")  # that the leads of both sides answer for


def seen(version: Version) -> str:
    """Return the hash of the section as anybody sees it."""
    contents = contents_of(version)
    return hash_at(version, SECTION, contents)


SERVICES: dict[str, Callable[[Way, Person], object]] = {
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
    "programme:next-plan/in force": lambda w: (
        {"pk": w.in_force.programme.agreement_id},
        {name: day.isoformat() for name, day in AFTER.items()},
    ),
    "programme:inner-rule": lambda w: ({}, {"without": "warn"}),
    "programme:approve/own": lambda w: (
        {"pk": w.draft.pk},
        {"post": "sector", "sector": "procurement", "content": seen(w.draft)},
    ),
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
