"""What is asked of drafts at each address and of each service; see `tests.factories.policies`."""

from collections.abc import Callable
from typing import Any

from tests.factories import drafts as made
from tests.factories.drafts import PROPOSED, SIGNED, TODAY

from kunak.drafts import services
from kunak.drafts.courses import latest, settled_hash, signing_hash
from kunak.people.models import Person, Territory

VISA = {"outcome": "agreed", "name": "Иванова", "post": "", "given_on": TODAY, "remarks": "", "today": TODAY}
RULE = {"visa_days": 5, "needs_law": False}
STRANGER = "RU-ME"  # neither A nor B nor X: whoever proposes to it is not proposing to himself
SIGNING = {"on": SIGNED, "place": "Магас", "name": "Петров", "post": ""}
PROPOSAL = {"kind": "agreement", "title": "", "is_theirs": False, "proposed_on": PROPOSED, "purpose": ""}


class Drafts:
    """Drafts of A and B, each at another step. What is `own` A alone may know of."""

    def __init__(self, a: Person, b: Person) -> None:
        self.empty = made.make_draft(by=a)
        self.own = made.add_edition(self.empty, by=a)
        self.sent = made.make_sent(by=a)
        self.disputed = made.make_sent(by=a)
        self.row = services.open_row(draft=self.disputed.draft, clause="2", text="на три года", by=a)
        worded = made.make_sent(by=a).draft
        row = services.open_row(draft=worded, clause="3", text="ежегодно", by=a)
        self.worded = services.write_row(row=row, text="", settled="раз в год", revision=row.revision, by=a)
        self.visa = services.ask_visa(edition=self.sent, kind="legal", body="Минюст", asked_on=TODAY, today=TODAY, by=a)
        self.agreed = made.plan(made.agree(made.make_sent(by=a), a, b), a, b)
        self.signed = made.make_signed(a=a, b=b)


SERVICES: dict[str, Callable[[Drafts, Person], object]] = {
    "drafts.propose": lambda d, by: services.propose(
        **PROPOSAL, others=[Territory.objects.get(code=STRANGER)], ground="письмо № 1", today=TODAY, by=by
    ),
    "drafts.give_up/shared": lambda d, by: services.give_up(draft=d.sent.draft, reason="рано", today=TODAY, by=by),
    "drafts.set_rule": lambda d, by: services.set_rule(values=RULE, by=by),
    "drafts.add_edition/shared": lambda d, by: services.add_edition(
        draft=d.sent.draft, name="текст.txt", data="Новый текст".encode(), note="", by=by
    ),
    "drafts.add_edition/signed": lambda d, by: services.add_edition(
        draft=d.signed, name="текст.txt", data="Новый текст".encode(), note="", by=by
    ),
    "drafts.send_edition/own": lambda d, by: services.send_edition(edition=d.own, by=by),
    "drafts.turn_edition_key/sent": lambda d, by: services.turn_edition_key(
        edition=d.sent, content_hash=d.sent.sha256, by=by
    ),
    "drafts.return_edition/sent": lambda d, by: services.return_edition(
        edition=d.sent, content_hash=d.sent.sha256, reason="срок", by=by
    ),
    "drafts.ask_visa/sent": lambda d, by: services.ask_visa(
        edition=d.sent, kind="visa", body="Минфин", asked_on=TODAY, today=TODAY, by=by
    ),
    "drafts.ask_visa/own": lambda d, by: services.ask_visa(
        edition=d.own, kind="visa", body="Минфин", asked_on=TODAY, today=TODAY, by=by
    ),
    "drafts.give_visa/of A": lambda d, by: services.give_visa(visa=d.visa, by=by, **VISA),
    "drafts.open_row/sent": lambda d, by: services.open_row(draft=d.sent.draft, clause="1", text="иначе", by=by),
    "drafts.write_row/own words": lambda d, by: services.write_row(
        row=d.row, text="на два года", settled="", revision=d.row.revision, by=by
    ),
    "drafts.write_row/settled": lambda d, by: services.write_row(
        row=d.row, text="", settled="на четыре года", revision=d.row.revision, by=by
    ),
    "drafts.agree_to_wording/of A": lambda d, by: services.agree_to_wording(
        row=d.worded, content_hash=settled_hash(d.worded), by=by
    ),
    "drafts.withdraw_row/of A": lambda d, by: services.withdraw_row(row=d.row, by=by),
    "drafts.plan_signing/shared": lambda d, by: services.plan_signing(draft=d.agreed, by=by, **SIGNING),
    "drafts.confirm_signing/agreed": lambda d, by: services.confirm_signing(
        draft=d.agreed, content_hash=signing_hash(d.agreed, latest(d.agreed)), today=TODAY, by=by
    ),
}
FORM = {
    "kind": "agreement",
    "proposed_by": "ours",
    "proposed_on": "02.02.2026",
    "ground": "письмо № 1",
}
ADDRESSES: dict[str, Callable[[Drafts], tuple[dict[str, Any], dict[str, Any]]]] = {
    "drafts:list": lambda d: ({}, {}),
    "drafts:propose": lambda d: ({}, FORM | {"partner": Territory.objects.get(code=STRANGER).pk}),
    "drafts:rule": lambda d: ({}, {"visa_days": "5"}),
    "drafts:draft/shared": lambda d: ({"pk": d.sent.draft_id}, {}),
    "drafts:add-edition/shared": lambda d: ({"pk": d.sent.draft_id}, {"text": "Новый текст"}),
    "drafts:edition/own": lambda d: ({"pk": d.empty.pk, "number": 1}, {"send": "1"}),
    "drafts:edition/sent": lambda d: ({"pk": d.sent.draft_id, "number": 1}, {"content": d.sent.sha256}),
    "drafts:file/own": lambda d: ({"pk": d.empty.pk, "number": 1}, {}),
    "drafts:file/sent": lambda d: ({"pk": d.sent.draft_id, "number": 1}, {}),
    "drafts:compare/shared": lambda d: ({"pk": d.sent.draft_id}, {}),
    "drafts:ask-visa/shared": lambda d: (
        {"pk": d.sent.draft_id},
        {"edition": d.sent.pk, "kind": "visa", "body": "Минфин", "asked_on": "20.03.2026"},
    ),
    "drafts:give-visa/of A": lambda d: (
        {"pk": d.sent.draft_id, "visa_pk": d.visa.pk},
        {"outcome": "agreed", "name": "Иванова", "given_on": "20.03.2026"},
    ),
    "drafts:open-row/shared": lambda d: ({"pk": d.sent.draft_id}, {"clause": "1", "text": "иначе"}),
    "drafts:row/of A": lambda d: (
        {"pk": d.disputed.draft_id, "row_pk": d.row.pk},
        {"text": "на два года", "revision": d.row.revision},
    ),
    "drafts:signing/agreed": lambda d: ({"pk": d.agreed.pk}, {"on": "18.03.2026", "name": "Петров"}),
    "papers:disagreements/shared": lambda d: ({"pk": d.disputed.draft_id}, {}),
    "papers:approval/shared": lambda d: ({"pk": d.sent.draft_id}, {}),
    "drafts:give-up/shared": lambda d: ({"pk": d.sent.draft_id}, {"reason": "рано"}),
}
