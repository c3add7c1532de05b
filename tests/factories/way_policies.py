"""What is asked about the way of a version at each address and of each service; see `tests.factories.policies`."""

from collections.abc import Callable
from typing import Any

from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.models import Comment, Version


class Way:
    """What was said at the measures of A's versions. What is `own` A alone may know of."""

    def __init__(self, a: Person, b: Person, *, draft: Version, sent: Version) -> None:
        self.draft, self.sent = draft, sent
        self.inner = self._say(draft, a)
        self.shared = self._say(sent, a, is_shared=True)
        self.theirs = self._say(sent, b)

    def _say(self, version: Version, by: Person, **more: Any) -> Comment:
        return services.write_comment(measure=version.measures.first(), text="Кто платит?", by=by, **more)


SERVICES: dict[str, Callable[[Way, Person], object]] = {
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
