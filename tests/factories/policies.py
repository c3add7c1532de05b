"""The world in which policies are tried, and what is asked in it at each address and of each service."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from tests.factories import (
    assignment_policies,
    draft_policies,
    group_policies,
    reminder_policies,
    way_policies,
    work_policies,
)
from tests.factories import programme as plans
from tests.factories.agreements import ready_candidate
from tests.factories.documents import TEXT, fact_of, make_document, read
from tests.factories.people import KAZAN, PASSWORD, make_administrator, make_municipality, make_person, make_side
from tests.factories.versions import parties_of

from kunak.agreements import services as register
from kunak.agreements.acts import act_hash
from kunak.agreements.card import card_hash, card_of
from kunak.agreements.models import Act, Agreement, RegisterImport
from kunak.documents import services as documents
from kunak.people import services as people
from kunak.people.models import Person, Role
from kunak.programme import services as programme
from kunak.programme.content import draft_hash
from kunak.programme.models import OwnKind, Problem, Version
from kunak.programme.services import FieldInput, KindInput

SECTORS = ("procurement", "trade")  # of the sector leads; culture is somebody else's
SIDES = {"A": "RU-TA", "B": "RU-IN", "X": "RU-SA"}
TODAY = date(2026, 3, 1)
PERIOD = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 12, 31)}
TABLE = "kind;parties\r\nСоглашение;Татарстан, Чувашия\r\n".encode()
PLAN_TABLE = {"name": "план.csv", "data": "Мероприятие;Сфера\r\nФорум;Торговля\r\n".encode()}
REGISTERED_ON = date(2026, 1, 12)
NUMBER = {"registered_on": REGISTERED_ON, "today": REGISTERED_ON}
BOOK = {"mask": "77-{номер}", "registrar": "", "hand_over_days": 5, "registration_days": 10}
COUNTED = {"hand_over_is_working": "calendar", "registration_is_working": "working"}
DAYS = {"hand_over_is_working": False, "registration_is_working": True}
FORMALITY = {"kind": "approval", "issued_by": "Правительство"}
VIEW = {"way": "board", "asked": "due=30", "is_shared": False}
LINK = {"kind": "replaces", "ground": "преамбула"}
LATER = {"name": "Минэкономразвития", "since": "2014", "ground": "указ № 7"}
NEW_NAME = people.NewName(**LATER)
HEAD = {"name": "Иванов И. И.", "post": "Министр", "since": "2012", "ground": "указ № 8"}
NEW_HEAD = people.NewHead(**HEAD)
BODIES = "body\r\nМинфин\r\n".encode()
DAY_OFF = {"day": "20.03.2027", "kind": "off", "name": "Праздник", "ground": "указ № 9"}
NEW_DAY_OFF = people.NewDayOff(year=2027, month=3, day=20, name="Праздник", ground="указ № 9")
TERM = {"field": "notice", "value": "P6M", "note": "подписанный текст, п. 7"}

ARSK = replace(KAZAN, name="город Арск", short="Арск")


def municipality_typed() -> dict[str, Any]:
    """Return what the forms of a municipality send: Arsk."""
    return {"region": make_side("RU-TA").territory_id, "code": "92702000"} | asdict(ARSK)


def signed(day: str) -> dict[str, Any]:
    """Return a day of signing as it is read: agreements of the same sides differ by it."""
    return read(day, "29 мая")


class World:
    """Agreements of A and B made from documents of A; X has no part in them. What is `own` A alone may know of."""

    def __init__(self) -> None:
        self.people: dict[str, Person | None] = {"nobody": None, "sideless": make_person()}
        for letter, code in SIDES.items():
            for role in Role:
                sectors = SECTORS if role == Role.SECTOR_LEAD else ()
                self.people[f"{letter}.{role}"] = make_person(side=make_side(code), role=role, sectors=sectors)
        self.people["admin"] = make_administrator()
        self.a, self.b = (self.people[f"{letter}.{Role.COORDINATOR}"] for letter in "AB")
        self.colleague, self.administrator = (
            make_person(side=make_side(SIDES["A"]), role="observer"),
            make_administrator(),
        )
        self._read()
        self._agree()
        self.drafts = draft_policies.Drafts(self.a, self.b)
        self.works = work_policies.Works(self.in_force, self.a, self.b)
        self.groups = group_policies.Groups(self.public, self.a, self.b)
        self.assignments = assignment_policies.Given(self.public, self.works.measure, self.a)
        self.way = way_policies.Way(self.a, self.b, draft=self.draft, sent=self.sent, in_force=self.in_force)
        self.reminded = reminder_policies.Reminded(self.a, self.agreement)
        self._tell_of_bodies()
        self._wait_for_a_paper()
        self.groups.wait_for_a_paper(self.alone.agreement, self.a)

    def _tell_of_bodies(self) -> None:
        self.body = people.add_body(side=make_side(SIDES["A"]), name="Минэкономики", by=self.a)
        self.body_name = people.enter_name(body=self.body, new=NEW_NAME, by=self.a)
        self.body_head = people.enter_head(body=self.body, new=NEW_HEAD, by=self.a)
        self.kazan = make_municipality(by=self.a)
        yearly = people.NewDayOff(year=None, month=5, day=5, name="День района", ground="закон № 3")
        self.day_off = people.enter_day_off(side=self.a.memberships.get().side, new=yearly, by=self.a)

    def _read(self) -> None:
        self.candidate, _ = ready_candidate(by=self.a, signed_on=signed("2025-05-20"))
        self.document = self.candidate.reading.document
        self.postponed, _ = ready_candidate(by=self.a, signed_on=signed("2025-05-21"))
        documents.postpone(candidate=self.postponed, by=self.a)
        self.failed = make_document(side=make_side(SIDES["A"]), by=self.a, text=f"{TEXT}!", is_failed=True)

        self.release, _ = ready_candidate(by=self.a, signed_on=signed("2025-05-19"))
        self.text, _ = ready_candidate(by=self.a, signed_on=signed("2025-05-19"), term=read("P3Y", "на пять лет"))
        self.alike, _ = ready_candidate(by=self.a, signed_on=signed("2025-05-20"))
        self.together = documents.read_together(candidate=self.text, other=self.release, by=self.a)
        self.upload = documents.add_documents(files=[("a.txt", b"One."), ("b.txt", b"Two.")], by=self.a)

    def _agree(self) -> None:
        self.agreement = self._agreement("2025-05-22")
        self.draft = plans.make_version(self._agreement("2025-05-23"), by=self.a)
        self.measure = self.draft.measures.get(sector="procurement")
        self.elsewhere = self.draft.measures.get(sector="culture")
        self.dropped = programme.drop_measure(measure=plans.add(self.draft), revision=1, reason="", by=self.a)
        self.sent = plans.make_sent(self._agreement("2025-05-24"), by=self.a)
        self.returned = plans.make_returned(self._agreement("2025-05-26"), by=self.a)
        self.in_force = plans.agree(plans.make_sent(self._agreement("2025-05-25"), by=self.a))
        self.public = self.in_force.programme.agreement
        for person in (self.a, self.b):
            seen = card_hash(card_of(self.public))
            register.turn_card_key(agreement=self.public, content_hash=seen, by=person)
            programme.turn_plan_key(version=self.in_force, content_hash=self.in_force.content_hash, by=person)
        register.enter_term(agreement=self.sent.programme.agreement, by=self.a, **TERM)
        self.registered = register.register_in_book(agreement=self.public, number="", by=self.a, **NUMBER)
        self.formality = register.add_formality(agreement=self.public, values=FORMALITY, today=REGISTERED_ON, by=self.a)
        self.link = register.link_former(agreement=self.public, former=self.agreement, by=self.a, **LINK)
        self.act = self._record(kind="suspension", on=date(2026, 2, 1))
        self.notice = self._record(kind="notice", on=date(2026, 2, 2), party=self.agreement.parties.get(order=0))
        self.table = register.begin_import(name="реестр.csv", data=TABLE, by=self.a)
        self.plan_table = programme.begin_plan_import(version=self.returned, by=self.a, **PLAN_TABLE)
        self.own_view = register.save_view(name="Мой", asked="ends=90", is_shared=False, by=self.a)
        self.shared_view = register.save_view(name="Наш", asked="", is_shared=True, by=self.a)
        self.plan_view = programme.save_view(version=self.in_force, name="Мой", by=self.a, **VIEW)
        self.shared_plan_view = programme.save_view(
            version=self.in_force, name="Наш", by=self.a, **(VIEW | {"is_shared": True})
        )
        pair = [ready_candidate(by=self.a, signed_on=signed("2025-05-18"))[0] for _ in range(2)]
        documents.read_together(candidate=pair[0], other=pair[1], by=self.a)
        self.joined = register.accept(candidate=pair[0], by=self.a)
        self.further, _ = ready_candidate(by=self.a, signed_on=signed("2025-05-22"))
        documents.read_together(candidate=self.further, other=self.agreement.candidate, by=self.a)

    def _wait_for_a_paper(self) -> None:
        """Record an act of A with a side that has nobody here."""
        parties = parties_of({"RU-TA": "Республика Татарстан", "RU-CU": "Чувашская Республика — Чувашия"})
        candidate, by = ready_candidate(by=self.a, parties=parties, signatories=[], coordinators=[])
        agreement = register.accept(candidate=candidate, by=by)
        self.absent = agreement.parties.get(order=1).side
        new = register.NewAct(kind="suspension", on=date(2026, 2, 1), ground="письмо № 1")
        self.alone = register.record_act(agreement=agreement, new=new, by=self.a, today=TODAY)

    def _record(self, **fields: Any) -> Act:
        new = register.NewAct(ground="письмо № 1", **fields)
        return register.record_act(agreement=self.agreement, new=new, by=self.a, today=TODAY)

    def _agreement(self, day: str) -> Agreement:
        candidate, by = ready_candidate(by=self.a, signed_on=signed(day))
        return register.accept(candidate=candidate, by=by)


def measure_form(version: Version, **changes: Any) -> dict[str, Any]:
    """Return a measure as the form sends it."""
    parties = version.programme.agreement.parties.all()
    typed = {f"executors_{party.pk}": "Министерство" for party in parties}
    return {"text": "Провести форум", "sector": "trade", "kind": "general", "term": "2026", **typed, **changes}


FIELD = {"field-name": "Смена", "field-type": "text", "field-group": "what", "field-entered": "plan"}


def kind_of(w: World) -> OwnKind:
    """Return a kind of measures that the coordinator of A added."""
    present = OwnKind.objects.filter(code="own-camp").first()
    return present or programme.add_kind(code="camp", given=KindInput(name="Лагерь"), by=w.a)


def problem_of(w: World) -> Problem:
    """Return a problem of the draft's measure that its own side takes care of."""
    return programme.open_problem(
        measure=w.measure, kind="risk", text="Опоздание", owner_side=w.draft.drafted_by_side, owner="Отдел", by=w.a
    )


Asked = tuple[dict[str, Any], dict[str, Any]]  # what the address takes, what is posted
ADDRESSES: dict[str, Callable[[World], Asked]] = {
    "portal:home": lambda w: ({}, {}),
    "portal:agreement/shared": lambda w: ({"pk": w.agreement.pk}, {}),
    "portal:agreement/public": lambda w: ({"pk": w.public.pk}, {}),
    "portal:agreement-json/shared": lambda w: ({"pk": w.agreement.pk}, {}),
    "portal:agreement-json/public": lambda w: ({"pk": w.public.pk}, {}),
    "portal:schema": lambda w: ({}, {}),
    "ui:theme": lambda w: ({}, {"theme": "dark"}),
    "ui:language": lambda w: ({}, {"language": "en"}),
    "desk:home": lambda w: ({}, {}),
    **{f"desk:{name}": lambda w: ({}, {}) for name in ("search", "quick", "board", "head", "who", "measures")},
    **{f"desk:{name}-export": lambda w: ({}, {}) for name in ("board", "who", "measures")},
    "desk:body/of A": lambda w: ({"pk": w.body.pk}, {}),
    "desk:body-paper/of A": lambda w: ({"pk": w.body.pk}, {}),
    "people:sign-in": lambda w: ({}, {}),
    "people:sign-out": lambda w: ({}, {}),
    "people:profile": lambda w: ({}, {"old_password": "", "new_password1": "", "new_password2": ""}),
    "people:people": lambda w: (
        {},
        {"name": "Новый", "email": "new@example.org", "role": "observer", "side": w.b.memberships.get().side_id},
    ),
    "people:person/of A": lambda w: ({"pk": w.colleague.pk}, {}),
    "people:person/administrator": lambda w: ({"pk": w.administrator.pk}, {}),
    "people:give-role/of A": lambda w: ({"pk": w.colleague.pk}, {"role": "coordinator"}),
    "people:give-role/administrator": lambda w: ({"pk": w.administrator.pk}, {"role": "coordinator"}),
    "people:give-password/of A": lambda w: ({"pk": w.colleague.pk}, {}),
    "people:give-password/administrator": lambda w: ({"pk": w.administrator.pk}, {}),
    "people:switch/of A": lambda w: ({"pk": w.colleague.pk}, {"active": "0"}),
    "people:switch/administrator": lambda w: ({"pk": w.administrator.pk}, {"active": "0"}),
    "bodies:list": lambda w: ({}, {"name": "Минфин"}),
    "bodies:table": lambda w: ({}, {}),
    "bodies:days-off": lambda w: ({}, DAY_OFF),
    "bodies:municipalities": lambda w: ({}, {}),
    "bodies:new-municipality": lambda w: ({}, municipality_typed()),
    "bodies:municipality/Kazan": lambda w: ({"pk": w.kazan.pk}, municipality_typed()),
    "bodies:body/of A": lambda w: ({"pk": w.body.pk}, {"what": "kind", "kind": "ministry"}),
    "bodies:name/of A": lambda w: ({"pk": w.body.pk, "entry_pk": w.body_name.pk}, LATER),
    "bodies:head/of A": lambda w: ({"pk": w.body.pk, "entry_pk": w.body_head.pk}, HEAD),
    "documents:list": lambda w: ({}, {}),
    "agreements:calendar": lambda w: ({}, {}),
    "agreements:statistics": lambda w: ({}, {}),
    "agreements:export": lambda w: ({}, {}),
    "agreements:imports": lambda w: ({}, {}),
    "agreements:import/of A": lambda w: ({"pk": w.table.pk}, {}),
    "agreements:stop-import/of A": lambda w: ({"pk": w.table.pk}, {}),
    "agreements:save-view": lambda w: ({}, {"name": "Завершаются", "asked": "ends=90"}),
    "agreements:view/of A's coordinator": lambda w: ({"pk": w.own_view.pk}, {}),
    "agreements:view/shared on A": lambda w: ({"pk": w.shared_view.pk}, {}),
    "agreements:delete-view/shared on A": lambda w: ({"pk": w.shared_view.pk}, {}),
    "documents:add": lambda w: ({}, {"text": "Стороны подписали соглашение о сотрудничестве."}),
    "documents:upload/own": lambda w: ({"pk": w.upload.pk}, {}),
    "documents:reading/own": lambda w: ({"pk": w.document.pk}, {}),
    "documents:reading/shared": lambda w: ({"pk": w.agreement.documents.get().pk}, {}),
    "documents:texts/own": lambda w: ({"pk": w.document.pk, "former_pk": w.text.reading.document.pk}, {}),
    "documents:texts/shared": lambda w: (
        {"pk": w.agreement.documents.get().pk, "former_pk": w.public.documents.first().pk},
        {},
    ),
    "documents:file/own": lambda w: ({"pk": w.document.pk}, {}),
    "documents:file/shared": lambda w: ({"pk": w.agreement.documents.get().pk}, {}),
    "documents:read-again/failed": lambda w: ({"pk": w.failed.pk}, {}),
    "documents:by-hand/failed": lambda w: ({"pk": w.failed.pk}, {}),
    "documents:confirm/own": lambda w: ({"pk": fact_of(w.candidate, "place").pk}, {"revision": "1"}),
    "documents:correct/own": lambda w: (
        {"pk": fact_of(w.candidate, "place").pk},
        {"revision": "1", "value_field": "Назрань"},
    ),
    "documents:refuse/own": lambda w: ({"pk": fact_of(w.candidate, "place").pk}, {"revision": "1"}),
    "documents:enter/own": lambda w: ({"pk": w.candidate.pk}, {"field": "notice", "value_field": "6 месяцев"}),
    "documents:confirm-all/own": lambda w: ({"pk": w.candidate.pk}, {}),
    "documents:postpone/own": lambda w: ({"pk": w.candidate.pk}, {}),
    "documents:resume/postponed": lambda w: ({"pk": w.postponed.pk}, {}),
    "documents:refuse-candidate/own": lambda w: ({"pk": w.candidate.pk}, {}),
    "documents:together/own": lambda w: ({"pk": w.together.pk}, {}),
    "documents:read-together/own": lambda w: ({"pk": w.candidate.pk, "other": w.alike.pk}, {}),
    "documents:say-apart/own": lambda w: ({"pk": w.candidate.pk, "other": w.alike.pk}, {}),
    "documents:read-apart/own": lambda w: ({"pk": w.text.pk}, {}),
    "documents:choose/own": lambda w: ({"pk": w.together.pk, "fact": fact_of(w.text, "term").pk}, {}),
    "documents:confirm-agreed/own": lambda w: ({"pk": w.together.pk}, {}),
    "agreements:accept/own": lambda w: ({"pk": w.candidate.pk}, {}),
    "agreements:beside/of two documents": lambda w: ({"pk": w.joined.pk}, {}),
    "agreements:attach/own": lambda w: ({"pk": w.further.pk}, {}),
    "agreements:register": lambda w: ({}, {}),
    "agreements:agreement/shared": lambda w: ({"pk": w.agreement.pk}, {}),
    "agreements:history/shared": lambda w: ({"pk": w.agreement.pk}, {}),
    "agreements:card-keys/shared": lambda w: ({"pk": w.agreement.pk}, {"content": card_hash(card_of(w.agreement))}),
    "agreements:choose-act/shared": lambda w: ({"pk": w.agreement.pk}, {}),
    "agreements:new-act/shared": lambda w: (
        {"pk": w.agreement.pk, "kind": "resumption"},
        {"on": "01.03.2026", "ground": "письмо № 2"},
    ),
    "agreements:act/waiting": lambda w: ({"pk": w.agreement.pk, "act_pk": w.act.pk}, {"content": act_hash(w.act)}),
    "agreements:term/shared": lambda w: (
        {"pk": w.agreement.pk, "field": "notice"},
        {"value": "6 месяцев", "note": "подписанный текст, п. 7"},
    ),
    "agreements:compare/shared": lambda w: ({"pk": w.public.pk, "former_pk": w.agreement.pk}, {}),
    "agreements:chain/shared": lambda w: (
        {"pk": w.public.pk},
        {"former": w.draft.programme.agreement.pk, **LINK},
    ),
    "agreements:registration/shared": lambda w: (
        {"pk": w.agreement.pk},
        {"what": "formality", **{f"formality-{name}": value for name, value in FORMALITY.items()}},
    ),
    "agreements:book": lambda w: ({}, BOOK | COUNTED),
    "agreements:unlink/linked by A": lambda w: ({"pk": w.public.pk, "link_pk": w.link.pk}, {}),
    "programme:programme/shared": lambda w: (
        {"pk": w.agreement.pk},
        {"starts_on": "2026-01-01", "ends_on": "2027-12-31"},
    ),
    "programme:new-version/in force": lambda w: ({"pk": w.public.pk}, {}),
    "programme:version/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:version/sent": lambda w: ({"pk": w.sent.pk}, {}),
    "programme:version/returned": lambda w: ({"pk": w.returned.pk}, {}),
    "programme:version/in force": lambda w: ({"pk": w.in_force.pk}, {}),
    "programme:changes/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:changes/in force": lambda w: ({"pk": w.in_force.pk}, {}),
    "programme:dropped/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:dropped/in force": lambda w: ({"pk": w.in_force.pk}, {}),
    "programme:board/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:board/in force": lambda w: ({"pk": w.in_force.pk}, {}),
    "programme:map/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:map/in force": lambda w: ({"pk": w.in_force.pk}, {}),
    "programme:timeline/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:timeline/in force": lambda w: ({"pk": w.in_force.pk}, {}),
    "programme:calendar/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:calendar/in force": lambda w: ({"pk": w.in_force.pk}, {}),
    "programme:coverage/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:coverage/in force": lambda w: ({"pk": w.in_force.pk}, {}),
    "programme:table/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:import/own": lambda w: ({"pk": w.plan_table.pk}, {}),
    "programme:stop-import/own": lambda w: ({"pk": w.plan_table.pk}, {}),
    "programme:read-plan/own": lambda w: ({"pk": w.draft.pk, "document": w.document.pk}, {}),
    "programme:export/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:export/in force": lambda w: ({"pk": w.in_force.pk}, {}),
    "programme:change-many/own": lambda w: (
        {"pk": w.draft.pk},
        {"m": f"{w.measure.pk}:{w.measure.revision}", "months": "1", "sector": "trade"},
    ),
    "programme:change-many/sent": lambda w: ({"pk": w.sent.pk}, {}),
    "programme:save-view/in force": lambda w: ({"pk": w.in_force.pk}, {"name": "Срочные", "asked": "due=30"}),
    "programme:save-view/own": lambda w: ({"pk": w.draft.pk}, {"name": "Срочные", "asked": "due=30"}),
    "programme:view/of A's coordinator": lambda w: ({"pk": w.plan_view.pk}, {}),
    "programme:view/shared on A": lambda w: ({"pk": w.shared_plan_view.pk}, {}),
    "programme:delete-view/shared on A": lambda w: ({"pk": w.shared_plan_view.pk}, {}),
    "programme:send/own": lambda w: ({"pk": w.draft.pk}, {"content": draft_hash(w.draft), "waiver": "пока так"}),
    "programme:recall/sent": lambda w: ({"pk": w.sent.pk}, {}),
    "programme:return/sent": lambda w: ({"pk": w.sent.pk}, {"content": w.sent.content_hash, "reason": "нет сроков"}),
    "programme:turn-key/sent": lambda w: ({"pk": w.sent.pk}, {"content": w.sent.content_hash}),
    "programme:plan-keys/in force": lambda w: ({"pk": w.in_force.pk}, {"withdraw": "1", "reason": "рано"}),
    "programme:period/own": lambda w: ({"pk": w.draft.pk}, {"starts_on": "2026-01-01", "ends_on": "2028-12-31"}),
    "programme:drop-version/own": lambda w: ({"pk": w.draft.pk}, {"reason": "начнём заново"}),
    "programme:executors/own": lambda w: ({"pk": w.draft.pk}, {}),
    "programme:add-measure/own": lambda w: ({"pk": w.draft.pk}, measure_form(w.draft)),
    "programme:add-measure/sent": lambda w: ({"pk": w.sent.pk}, measure_form(w.sent)),
    "programme:measure/own": lambda w: ({"pk": w.measure.pk}, {}),
    "programme:measure/sent": lambda w: ({"pk": w.sent.measures.first().pk}, {}),
    "programme:measure/in force": lambda w: ({"pk": w.in_force.measures.first().pk}, {}),
    "programme:change-measure/own": lambda w: (
        {"pk": w.measure.pk},
        measure_form(w.draft, revision=w.measure.revision),
    ),
    "programme:change-measure/another sector": lambda w: (
        {"pk": w.elsewhere.pk},
        measure_form(w.draft, sector="culture", revision=w.elsewhere.revision),
    ),
    "programme:order/own": lambda w: ({"pk": w.measure.pk}, {"revision": w.measure.revision}),
    "programme:tell-problem/own": lambda w: (
        {"pk": w.measure.pk},
        {
            "problem-kind": "risk",
            "problem-text": "Опоздание",
            "problem-owner": "Отдел",
            "problem-owner_party": str(w.draft.programme.agreement.parties.get(order=0).pk),
        },
    ),
    "programme:close-problem/own": lambda w: ({"pk": problem_of(w).pk}, {"outcome": "Успели"}),
    "programme:kinds": lambda w: ({}, {"name": "Слёт", "code": "rally"}),
    "programme:kind": lambda w: ({"pk": kind_of(w).pk}, {"name": "Лагерь", "revision": "1"}),
    "programme:add-field": lambda w: ({"pk": kind_of(w).pk}, FIELD),
    "programme:switch-kind": lambda w: ({"pk": kind_of(w).pk}, {"off": "1"}),
    "programme:drop-measure/own": lambda w: ({"pk": w.measure.pk}, {"revision": w.measure.revision}),
    "programme:restore-measure/own": lambda w: ({"pk": w.dropped.pk}, {}),
    "papers:plan/own": lambda w: ({"pk": w.draft.pk, "side": w.a.memberships.get().side_id}, {}),
    "papers:plan/sent": lambda w: ({"pk": w.sent.pk, "side": w.a.memberships.get().side_id}, {}),
    "papers:calendar/own": lambda w: ({"pk": w.draft.pk}, {}),
    "papers:calendar/sent": lambda w: ({"pk": w.sent.pk}, {}),
}


def _new_person(w: World, by: Person) -> None:
    new = {"email": "new@example.org", "name": "Новый", "password": PASSWORD}
    people.add_to_side(**new, side=make_side(SIDES["A"]), role=Role.OBSERVER, by=by)


def begin_import(w: World, by: Person) -> None:
    """Give a table while none of the side is under way."""
    RegisterImport.objects.filter(pk=w.table.pk).delete()
    register.begin_import(name="реестр.csv", data=TABLE, by=by)


def _role(person: Person, by: Person) -> None:
    people.give_role(person=person, side=make_side(SIDES["A"]), role=Role.OBSERVER, by=by)


SERVICES: dict[str, Callable[[World, Person], object]] = {
    "people.add_to_side/to A": _new_person,
    "people.give_role/of A": lambda w, by: _role(w.colleague, by),
    "people.give_role/administrator": lambda w, by: _role(w.administrator, by),
    "people.give_role/own": lambda w, by: _role(by, by),
    "people.change_password/of A": lambda w, by: people.change_password(person=w.colleague, password=PASSWORD, by=by),
    "people.change_password/administrator": lambda w, by: people.change_password(
        person=w.administrator, password=PASSWORD, by=by
    ),
    "people.change_password/own": lambda w, by: people.change_password(person=by, password=PASSWORD, by=by),
    "people.set_active/of A": lambda w, by: people.set_active(person=w.colleague, is_active=False, by=by),
    "people.add_body/to A": lambda w, by: people.add_body(side=make_side(SIDES["A"]), name="Минфин", by=by),
    "people.set_body_kind/of A": lambda w, by: people.set_body_kind(body=w.body, kind="ministry", by=by),
    "people.say_same/of A": lambda w, by: people.say_same(
        body=people.organisations_named([(w.body.side, "Минэк")])[w.body.side_id, "Минэк"], known=w.body, by=by
    ),
    "people.take_back_spelling/of A": lambda w, by: people.take_back_spelling(body=w.body, by=by),
    "people.enter_name/of A": lambda w, by: people.enter_name(
        body=w.body, new=people.NewName(name="Минэк", since="2020", ground="указ"), by=by
    ),
    "people.change_name/of A": lambda w, by: people.change_name(entry=w.body_name, new=NEW_NAME, by=by),
    "people.take_back_name/of A": lambda w, by: people.take_back_name(entry=w.body_name, by=by),
    "people.enter_head/of A": lambda w, by: people.enter_head(
        body=w.body, new=people.NewHead(**HEAD | {"since": "2020"}), by=by
    ),
    "people.change_head/of A": lambda w, by: people.change_head(entry=w.body_head, new=NEW_HEAD, by=by),
    "people.take_back_head/of A": lambda w, by: people.take_back_head(entry=w.body_head, by=by),
    "people.add_municipality": lambda w, by: make_municipality(by=by, code="92702000", names=ARSK),
    "people.change_municipality/Kazan": lambda w, by: people.change_municipality(
        municipality=w.kazan, names=ARSK, by=by
    ),
    "people.enter_day_off/to A": lambda w, by: people.enter_day_off(side=make_side(SIDES["A"]), new=NEW_DAY_OFF, by=by),
    "people.take_back_day_off/of A": lambda w, by: people.take_back_day_off(entry=w.day_off, by=by),
    "people.import_bodies/to A": lambda w, by: people.import_bodies(side=make_side(SIDES["A"]), data=BODIES, by=by),
    "people.set_active/own": lambda w, by: people.set_active(person=by, is_active=False, by=by),
    "documents.add_document": lambda w, by: documents.add_document(name="письмо.txt", data="Да.".encode(), by=by),
    "documents.add_documents": lambda w, by: documents.add_documents(
        files=[("первое.txt", "Да.".encode()), ("второе.txt", "Нет.".encode())], by=by
    ),
    "documents.confirm_fact/own": lambda w, by: documents.confirm_fact(
        fact=fact_of(w.candidate, "place"), revision=1, by=by
    ),
    "documents.correct_fact/own": lambda w, by: documents.correct_fact(
        fact=fact_of(w.candidate, "place"), value="Назрань", spans=[], revision=1, by=by
    ),
    "documents.refuse_fact/own": lambda w, by: documents.refuse_fact(
        fact=fact_of(w.candidate, "place"), revision=1, by=by
    ),
    "documents.enter_fact/own": lambda w, by: documents.enter_fact(
        candidate=w.candidate, field="notice", value="P6M", spans=[], by=by
    ),
    "documents.confirm_all/own": lambda w, by: documents.confirm_all(candidate=w.candidate, by=by),
    "documents.postpone/own": lambda w, by: documents.postpone(candidate=w.candidate, by=by),
    "documents.resume/postponed": lambda w, by: documents.resume(candidate=w.postponed, by=by),
    "documents.refuse_candidate/own": lambda w, by: documents.refuse_candidate(candidate=w.candidate, by=by),
    "documents.take_candidate/own": lambda w, by: documents.take_candidate(candidate=w.candidate, by=by),
    "documents.read_together/own": lambda w, by: documents.read_together(candidate=w.candidate, other=w.alike, by=by),
    "documents.read_apart/own": lambda w, by: documents.read_apart(candidate=w.text, by=by),
    "documents.say_apart/own": lambda w, by: documents.say_apart(candidate=w.candidate, other=w.alike, by=by),
    "documents.take_back_apart/own": lambda w, by: documents.take_back_apart(
        candidate=w.candidate, other=w.alike, by=by
    ),
    "documents.choose/own": lambda w, by: documents.choose(together=w.together, fact=fact_of(w.text, "term"), by=by),
    "documents.take_back_choice/nothing chosen": lambda w, by: documents.take_back_choice(
        together=w.together, fact=fact_of(w.text, "term"), by=by
    ),
    "documents.confirm_agreed/own": lambda w, by: documents.confirm_agreed(together=w.together, by=by),
    "documents.take_together/own": lambda w, by: documents.take_together(candidate=w.candidate, by=by),
    "documents.join_candidate/own": lambda w, by: documents.join_candidate(candidate=w.further, by=by),
    "documents.read_again/failed": lambda w, by: documents.read_again(document=w.failed, by=by),
    "documents.enter_by_hand/failed": lambda w, by: documents.enter_by_hand(document=w.failed, by=by),
    "agreements.accept/own": lambda w, by: register.accept(candidate=w.candidate, by=by),
    "agreements.attach/own": lambda w, by: register.attach(candidate=w.further, by=by),
    "agreements.enter_term/shared": lambda w, by: register.enter_term(agreement=w.agreement, by=by, **TERM),
    "agreements.take_back_term/entered by A": lambda w, by: register.take_back_term(
        agreement=w.sent.programme.agreement, field="notice", by=by
    ),
    "agreements.record_act/shared": lambda w, by: register.record_act(
        agreement=w.agreement,
        new=register.NewAct(kind="resumption", on=TODAY, ground="письмо № 2"),
        by=by,
        today=TODAY,
    ),
    "agreements.enter_act_paper/of a side without people": lambda w, by: register.enter_act_paper(
        act=w.alone, side=w.absent, paper="письмо № 7", content_hash=act_hash(w.alone), by=by
    ),
    "agreements.turn_act_key/waiting": lambda w, by: register.turn_act_key(
        act=w.act, content_hash=act_hash(w.act), by=by
    ),
    "agreements.return_act/waiting": lambda w, by: register.return_act(act=w.act, reason="не было", by=by),
    "agreements.void_act/notice of A": lambda w, by: register.void_act(act=w.notice, reason="ошибка", by=by),
    "agreements.link_former/shared": lambda w, by: register.link_former(
        agreement=w.public, former=w.draft.programme.agreement, by=by, **LINK
    ),
    "agreements.set_book": lambda w, by: register.set_book(values=BOOK | DAYS, by=by),
    "agreements.register_in_book/shared": lambda w, by: register.register_in_book(
        agreement=w.agreement, number="", by=by, **NUMBER
    ),
    "agreements.annul_registration/of A": lambda w, by: register.annul_registration(
        registration=w.registered, reason="ошибка", by=by
    ),
    "agreements.enter_filing/shared": lambda w, by: register.enter_filing(
        agreement=w.agreement, values={"originals": 2}, today=REGISTERED_ON, by=by
    ),
    "agreements.add_formality/shared": lambda w, by: register.add_formality(
        agreement=w.agreement, values=FORMALITY, today=REGISTERED_ON, by=by
    ),
    "agreements.remove_formality/of A": lambda w, by: register.remove_formality(formality=w.formality, by=by),
    "agreements.unlink_former/linked by A": lambda w, by: register.unlink_former(link=w.link, by=by),
    "agreements.turn_card_key/shared": lambda w, by: register.turn_card_key(
        agreement=w.agreement, content_hash=card_hash(card_of(w.agreement)), by=by
    ),
    "agreements.withdraw_card_key/public": lambda w, by: register.withdraw_card_key(
        agreement=w.public, reason="рано", by=by
    ),
    "agreements.begin_import": begin_import,
    "agreements.stop_import/of A": lambda w, by: register.stop_import(started=w.table, by=by),
    "agreements.save_view": lambda w, by: register.save_view(name="Все", asked="", is_shared=False, by=by),
    "agreements.delete_view/shared on A": lambda w, by: register.delete_view(view=w.shared_view, by=by),
    "programme.change_many/own": lambda w, by: programme.change_many(
        version=w.draft, picked={w.measure.pk: w.measure.revision}, given=programme.ManyInput(months=1), by=by
    ),
    "programme.change_many/sent": lambda w, by: programme.change_many(
        version=w.sent, picked={}, given=programme.ManyInput(months=1), by=by
    ),
    "programme.take_table/own": lambda w, by: programme.take_table(version=w.draft, rows=[], name="план.csv", by=by),
    "programme.begin_plan_import/own": lambda w, by: programme.begin_plan_import(version=w.draft, by=by, **PLAN_TABLE),
    "programme.begin_plan_import/sent": lambda w, by: programme.begin_plan_import(version=w.sent, by=by, **PLAN_TABLE),
    "programme.begin_read_import/own": lambda w, by: programme.begin_read_import(
        version=w.draft, document=w.document, answers={}, by=by
    ),
    "programme.stop_plan_import/own": lambda w, by: programme.stop_plan_import(started=w.plan_table, by=by),
    "programme.take_table/sent": lambda w, by: programme.take_table(version=w.sent, rows=[], name="план.csv", by=by),
    "programme.save_view/in force": lambda w, by: programme.save_view(version=w.in_force, name="Все", by=by, **VIEW),
    "programme.delete_view/shared on A": lambda w, by: programme.delete_view(view=w.shared_plan_view, by=by),
    "programme.propose_programme/shared": lambda w, by: programme.propose_programme(
        agreement=w.agreement, by=by, **PERIOD
    ),
    "programme.start_new_version/in force": lambda w, by: programme.start_new_version(
        programme=w.in_force.programme, by=by
    ),
    "programme.change_period/own": lambda w, by: programme.change_period(version=w.draft, by=by, **PERIOD),
    "programme.drop_version/own": lambda w, by: programme.drop_version(version=w.draft, reason="заново", by=by),
    "programme.add_measure/own": lambda w, by: programme.add_measure(
        version=w.draft, given=plans.given(w.draft), by=by
    ),
    "programme.add_measure/another sector": lambda w, by: programme.add_measure(
        version=w.draft, given=plans.given(w.draft, sector="culture"), by=by
    ),
    "programme.add_measure/sent": lambda w, by: programme.add_measure(version=w.sent, given=plans.given(w.sent), by=by),
    "programme.change_measure/own": lambda w, by: programme.change_measure(
        measure=w.measure, revision=w.measure.revision, given=plans.given(w.draft), by=by
    ),
    "programme.set_predecessors/own": lambda w, by: programme.set_predecessors(
        measure=w.measure, revision=w.measure.revision, predecessors=[], by=by
    ),
    "programme.open_problem/own": lambda w, by: programme.open_problem(
        measure=w.measure, kind="risk", text="Опоздание", owner_side=w.draft.drafted_by_side, owner="Отдел", by=by
    ),
    "programme.close_problem/own": lambda w, by: programme.close_problem(
        problem=problem_of(w), outcome="Успели", by=by
    ),
    "programme.add_kind": lambda w, by: programme.add_kind(code="rally", given=KindInput(name="Слёт"), by=by),
    "programme.change_kind": lambda w, by: programme.change_kind(
        kind=kind_of(w), revision=1, given=KindInput(name="Смена"), by=by
    ),
    "programme.add_field": lambda w, by: programme.add_field(
        kind=kind_of(w), given=FieldInput(name="Смена", type="text"), by=by
    ),
    "programme.switch_kind": lambda w, by: programme.switch_kind(kind=kind_of(w), is_off=True, by=by),
    "programme.change_measure/another sector": lambda w, by: programme.change_measure(
        measure=w.elsewhere, revision=w.elsewhere.revision, given=plans.given(w.draft), by=by
    ),
    "programme.drop_measure/own": lambda w, by: programme.drop_measure(
        measure=w.measure, revision=w.measure.revision, reason="", by=by
    ),
    "programme.restore_measure/own": lambda w, by: programme.restore_measure(measure=w.dropped, by=by),
    "programme.name_executors/own": lambda w, by: programme.name_executors(
        version=w.draft,
        names={"procurement": {party.pk: ["Министерство"] for party in w.draft.programme.agreement.parties.all()}},
        by=by,
    ),
    "programme.send/own": lambda w, by: programme.send(
        version=w.draft, content_hash=draft_hash(w.draft), waiver="пока так", by=by
    ),
    "programme.recall/sent": lambda w, by: programme.recall(version=w.sent, by=by),
    "programme.return_version/sent": lambda w, by: programme.return_version(
        version=w.sent, reason="нет сроков", content_hash=w.sent.content_hash, by=by
    ),
    "programme.turn_key/sent": lambda w, by: programme.turn_key(
        version=w.sent, content_hash=w.sent.content_hash, by=by
    ),
    "programme.turn_key/own": lambda w, by: programme.turn_key(version=w.draft, content_hash="", by=by),
    "programme.turn_plan_key/in force": lambda w, by: programme.turn_plan_key(
        version=w.in_force, content_hash=w.in_force.content_hash, by=by
    ),
    "programme.withdraw_plan_key/in force": lambda w, by: programme.withdraw_plan_key(
        version=w.in_force, reason="рано", by=by
    ),
}
ADDRESSES.update({row: lambda w, ask=ask: ask(w.drafts) for row, ask in draft_policies.ADDRESSES.items()})
SERVICES.update({row: lambda w, by, do=do: do(w.drafts, by) for row, do in draft_policies.SERVICES.items()})
ADDRESSES.update({row: lambda w, ask=ask: ask(w.way) for row, ask in way_policies.ADDRESSES.items()})
SERVICES.update({row: lambda w, by, do=do: do(w.way, by) for row, do in way_policies.SERVICES.items()})
ADDRESSES.update({row: lambda w, ask=ask: ask(w.works) for row, ask in work_policies.ADDRESSES.items()})
SERVICES.update({row: lambda w, by, do=do: do(w.works, by) for row, do in work_policies.SERVICES.items()})
ADDRESSES.update({row: lambda w, ask=ask: ask(w.groups) for row, ask in group_policies.ADDRESSES.items()})
SERVICES.update({row: lambda w, by, do=do: do(w.groups, by) for row, do in group_policies.SERVICES.items()})
ADDRESSES.update({row: lambda w, ask=ask: ask(w.reminded) for row, ask in reminder_policies.ADDRESSES.items()})
SERVICES.update({row: lambda w, by, do=do: do(w.reminded, by) for row, do in reminder_policies.SERVICES.items()})
ADDRESSES.update({row: lambda w, ask=ask: ask(w.assignments) for row, ask in assignment_policies.ADDRESSES.items()})
SERVICES.update({row: lambda w, by, do=do: do(w.assignments, by) for row, do in assignment_policies.SERVICES.items()})
