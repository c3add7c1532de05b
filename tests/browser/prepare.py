"""Makes a data folder, or puts people into one, with the sample if asked: a program by itself, which does not serve."""

import hashlib
import os
import sys
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.browser import work_left

RELEASE = Path(__file__).resolve().parents[2] / "src" / "kunak" / "config" / "sample_data" / "release.txt"
PASSWORD = "длинный пароль 77"
TA, IN = "coordinator.tatarstan@example.org", "coordinator.ingushetia@example.org"
LEAD, OBSERVER, ADMIN = "health.tatarstan@example.org", "observer@example.org", "administrator@example.org"
PEOPLE = {
    TA: ("--name", "Координатор, Татарстан", "--role", "coordinator", "--side", "RU-TA"),
    IN: ("--name", "Координатор, Ингушетия", "--role", "coordinator", "--side", "RU-IN"),
    LEAD: ("--name", "Минздрав, Татарстан", "--role", "sector_lead", "--side", "RU-TA", "--sector", "health"),
    ADMIN: ("--name", "Администратор", "--role", "administrator"),
    OBSERVER: ("--name", "Наблюдатель, Ингушетия", "--role", "observer", "--side", "RU-IN"),
}
PLAN = (  # that somebody would bring into the plan of 2026 and 2027
    "ПЛАН МЕРОПРИЯТИЙ\nРеспублики Татарстан и Республики Ингушетия на 2026–2027 годы\n\n"
    "№ п/п\tНаименование мероприятия\tСрок исполнения\tОтветственные исполнители\tОжидаемый результат\n"
    "1\tПровести форум\tII квартал 2026 г.\tот Республики Татарстан – Министерство экономики\tне менее пяти договоров\n"
    "2\tОбмен делегациями врачей\tежегодно\tМинздравы сторон\t–\n"
)
CODE = "kultura-2026-crawl-link-0001"  # of a link that is left
FEED = "napominaniya-2026-crawl-feed-0001"  # secret of a calendar feed that is left
ONLY_HERE = {OBSERVER}  # the others are in the sample too, under the same addresses


def session_of(email: str) -> str:
    """Return the key of the session that is left of a person."""
    return hashlib.sha256(email.encode()).hexdigest()[:32]


def main(*, is_bare: bool, is_blank: bool, with_sample: bool) -> int:
    """Make tables, a blank database, or people in one by the operators' commands; passwords come by standard input."""
    from django.core.management import call_command

    from kunak.config import cli
    from kunak.config.commands import run, start

    os.environ["KUNAK_COLLECTED"] = "1"
    if not start.django() or (is_blank and not run.prepare()):
        return cli.FAILED
    if is_bare:
        call_command("migrate", verbosity=0, interactive=False)
    if is_bare or is_blank:
        return cli.DONE
    calls = [["sample", "load"]] if with_sample else []
    for email, given in PEOPLE.items():
        is_there = with_sample and email not in ONLY_HERE
        calls.append(["user", *(["password", email] if is_there else ["add", email, *given]), "--password-stdin"])
    status = max(cli.main(call) for call in calls)
    for email in PEOPLE:
        leave_session(email)
    if with_sample:
        begin_more_work()
    return status


def leave_session(email: str) -> None:
    """Leave a session of a person, as if they had signed in: to do so by the page takes a second each time."""
    from django.contrib import auth
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from kunak.people.models import Person

    person = Person.objects.get(email=email)
    kept = {
        auth.SESSION_KEY: str(person.pk),
        auth.BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
        auth.HASH_SESSION_KEY: person.get_session_auth_hash(),
    }
    Session.objects.create(
        session_key=session_of(email),
        session_data=SessionStore().encode(kept),
        expire_date=timezone.now() + timedelta(days=1),
    )


def begin_more_work() -> None:
    """Leave beside the sample what it has none of: readings under review and failed, a plan being drafted, an act."""
    from django.conf import settings
    from django.db import transaction

    from kunak.agreements.services import accept, attach
    from kunak.documents.reader import Attempt
    from kunak.documents.services import add_document, confirm_fact, read_together
    from kunak.documents.services.reading import keep_record
    from kunak.people.models import Person
    from kunak.programme.services import (
        MeasureInput,
        add_measure,
        begin_plan_import,
        propose_programme,
        stop_plan_import,
    )

    by, text = Person.objects.get(email=TA), RELEASE.read_text(encoding="utf-8")
    drafted = add_document(name="2023.txt", data=text.replace("2025", "2023").encode(), by=by)
    candidate = drafted.reading.candidates.get()
    for fact in candidate.facts.filter(state="proposed").exclude(doubt=""):
        confirm_fact(fact=fact, revision=fact.revision, by=by)
    agreement = accept(candidate=candidate, by=by)
    plan = propose_programme(agreement=agreement, starts_on=date(2026, 1, 1), ends_on=date(2027, 12, 31), by=by)
    add_measure(version=plan, given=MeasureInput(text="Провести форум", sector="trade"), by=by)
    add_document(name="план.txt", data=PLAN.encode(), by=by)
    keep_more(agreement, by)
    follow_a_plan(by)
    add_a_kind(by)
    work_left.fill_plan(plan, by, Person.objects.get(email=LEAD))
    stop_plan_import(started=begin_plan_import(version=plan, name="длинная.csv", data=b"text;sector", by=by), by=by)
    ask_for_proposals(plan, by)
    begin_draft(by)
    work_left.carry_out(by, Person.objects.get(email=IN))
    meet(by)
    be_reminded(by)
    again = [text.replace("2025", "2021"), text.replace("2025", "2021").replace("пять лет", "три года")]
    ones = [add_document(name=f"2021-{at}.txt", data=one.encode(), by=by) for at, one in enumerate(again)]
    read_together(candidate=ones[1].reading.candidates.get(), other=ones[0].reading.candidates.get(), by=by)
    later = add_document(name="2023-2.txt", data=(text.replace("2025", "2023") + "\n").encode(), by=by)
    read_together(candidate=later.reading.candidates.get(), other=candidate, by=by)
    attach(candidate=later.reading.candidates.get(), by=by)
    add_document(name="2024.txt", data=text.replace("2025", "2024").encode(), by=by)
    settings.READ_AT_ONCE_CHARACTERS = 0
    failed = add_document(name="2022.txt", data=text.replace("2025", "2022").encode(), by=by)
    with transaction.atomic():
        keep_record(failed.reading, Attempt(None, 0))


def tell_of_a_body(by: Any) -> None:
    """Rename a body of the side, and say who heads it; add a municipality."""
    from kunak.core.bodies.municipalities import proposed_names
    from kunak.people.models import Organisation, Territory
    from kunak.people.policies import side_of
    from kunak.people.services import (
        MunicipalityNames,
        NewHead,
        NewName,
        add_municipality,
        enter_head,
        enter_name,
    )

    body = Organisation.objects.filter(side=side_of(by)).order_by("pk").first()
    enter_name(body=body, new=NewName(name="Министерство промышленности", until="2010", ground="Указ № 1"), by=by)
    enter_head(body=body, new=NewHead(name="Иванов И. И.", post="Министр", since="2024", ground="Указ № 2"), by=by)
    names = MunicipalityNames(**asdict(proposed_names("город Казань")))
    add_municipality(region=Territory.objects.get(code="RU-TA"), code="92701000", names=names, by=by)


def keep_more(agreement: Any, by: Any) -> None:
    """Leave with an agreement what happens after the signing, and in the register what people keep and bring in."""
    from kunak.agreements.services import NewAct, begin_import, record_act, run_import, save_view

    tell_of_a_body(by)
    suspended = NewAct(kind="suspension", on=date(2025, 1, 15), ground="протокол № 1")
    record_act(agreement=agreement, new=suspended, by=by, today=date(2026, 1, 1))
    save_view(name="Действующие", asked="state=in_force", is_shared=True, by=by)
    run_import(import_id=begin_import(name="таблица.csv", data="а;б\n1;2\n".encode(), by=by).pk)


def follow_a_plan(by: Any) -> None:
    """Leave an agreement whose plan has ended and, after two months without any, is followed by another."""
    from kunak.agreements.models import Agreement
    from kunak.agreements.services import begin_import, run_import
    from kunak.programme.services import MeasureInput, add_measure, open_next_plan, propose_programme

    table = 'kind;title;parties;signed_on;term\nсоглашение;о двух планах;"Татарстан; Ингушетия";2018-05-21;10 лет\n'
    run_import(import_id=begin_import(name="планы.csv", data=table.encode(), by=by).pk)
    of = {"agreement": Agreement.objects.get(title="о двух планах"), "by": by}
    first = propose_programme(starts_on=date(2019, 1, 1), ends_on=date(2021, 12, 31), **of)
    add_measure(version=first, given=MeasureInput(text="Обмен выставками", sector="culture"), by=by)
    agree(first, by)
    following = {"starts_on": date(2022, 3, 1), "ends_on": date(2024, 12, 31)}
    agree(open_next_plan(left={}, on=date(2021, 12, 1), **following, **of), by)


def agree(version: Any, by: Any) -> None:
    """Turn the keys of both sides on a version of a plan."""
    from kunak.people.models import Person
    from kunak.programme.content import draft_hash
    from kunak.programme.services import send, turn_key

    sent = send(version=version, content_hash=draft_hash(version), waiver="по обмену письмами", by=by)
    turn_key(version=sent, content_hash=sent.content_hash, by=Person.objects.get(email=IN))


def add_a_kind(by: Any) -> None:
    """Leave a kind of measures of a side's own, with a field of its own."""
    from kunak.programme.services import FieldInput, KindInput, add_field, add_kind

    steps, fields = ("Отобраны мастера", "Ярмарка прошла"), ("place", "participants_plan")
    given = KindInput("Ярмарка мастеров", "Мастера двух республик продают своё", ("trade",), steps, fields)
    kind = add_kind(code="craft-fair", given=given, by=by)
    choice = FieldInput("Ряд", "enum", ("кузнецы", "гончары"), hint="Кто торгует")
    add_field(kind=kind, given=choice, by=by)


def ask_for_proposals(plan: Any, by: Any) -> None:
    """Leave a link by which a body proposes measures for a plan, and a view of the plan that is kept."""
    from kunak.programme.services import save_view
    from kunak.proposals.services import collections

    collections.new_code = lambda: CODE  # nothing keeps it, and the crawl is to open the link
    collection, _codes = collections.open_collection(
        agreement=plan.programme.agreement,
        until=date(2100, 1, 1),
        sectors=["trade"],
        bodies=["Министерство культуры"],
        note="",
        shows_commitments=True,
        today=date(2026, 3, 1),
        by=by,
    )
    work_left.propose_by_link(plan, collection, by)
    save_view(version=plan, name="Торговля", way="table", asked="sector=trade", is_shared=True, by=by)


def be_reminded(by: Any) -> None:
    """Leave a person with reminders and a letter of today's round, and with a feed."""
    from django.utils.timezone import localdate

    from kunak.core.reminders import Rhythm
    from kunak.reminders import services
    from kunak.reminders.services import feeds

    daily = services.ChoiceInput(Rhythm.DAILY, rests=False)  # the tests run on days off too
    services.choose_delivery(given=daily, on=localdate(), by=by)
    services.give_reminders(on=localdate(), today=localdate())
    feeds.token_urlsafe = lambda _bytes: FEED  # nothing keeps it, and the crawl is to open the address
    services.make_feed(agreement=None, by=by)


def today_typed() -> str:
    """Return the day of the machine as people type it; the server runs on the same one."""
    return f"{datetime.now(tz=ZoneInfo('Europe/Moscow')):%d.%m.%Y}"


def meet(by: Any) -> None:
    """Leave with the sample's group a meeting under way with a remark, and minutes that wait with a correction."""
    from django.utils.timezone import localdate

    from kunak.groups import services
    from kunak.groups.models import WorkingGroup

    group, today = WorkingGroup.objects.get(), localdate()
    give_papers(group, by)
    chair = group.members.filter(role="chair").order_by("side__parties__order").first()
    for is_over in (False, True):
        given = services.MeetingInput(starts_on=today, place="Казань")
        meeting = services.plan_meeting(group=group, given=given, by=by)
        item = services.add_item(
            group=group, meeting=meeting, given=services.ItemInput(title="Стажировки"), on=today, by=by
        )
        services.open_meeting(meeting=meeting, on=today, by=by)
        services.note_attendance(meeting=meeting, member=chair, is_present=True, by=by)
        services.note_guest(meeting=meeting, name="Профессор", side=chair.side, by=by)
        services.give_remark(meeting=meeting, member=chair, item=item, text="Уточнить места", is_special=True, by=by)
        for one in meeting.items.all():
            votes = ((chair.side_id, 1, 0, 0),)
            given = services.DecisionInput(text="Продолжить работу.", votes=votes)
            services.write_decision(item=one, given=given, by=by)
        if not is_over:
            services.give_material(item=item, file=("места.txt", "Сорок мест.".encode()), on=today, by=by)
        if is_over:
            services.close_meeting(meeting=meeting, by=by)
            services.circulate(meeting=meeting, by=by)
            services.ask_correction(meeting=meeting, member=chair, text="Назвать число мест", by=by)


def give_papers(group: Any, by: Any) -> None:
    """Leave with a group the files of its act and of its regulations."""
    from kunak.groups import services

    given = services.GroupInput(
        name=group.name,
        sectors=tuple(group.sectors),
        act_title=group.act_title,
        act_number=group.act_number,
        act_on=group.act_on,
        act_file=("распоряжение.txt", "Создать группу.".encode()),
        regulations_file=("положение.txt", "Группа собирается раз в квартал.".encode()),
    )
    services.change_group(group=group, revision=group.revision, given=given, by=by)


def begin_draft(by: Any) -> None:
    """Leave an agreement that is still to be signed: two texts, a visa that is waited for, a disputed clause."""
    from kunak.drafts.services import add_edition, ask_visa, open_row, propose, send_edition
    from kunak.people.models import Territory

    today, others = date(2026, 2, 2), [Territory.objects.get(code="RU-IN")]
    told = {"kind": "agreement", "title": "о туризме", "purpose": "Маршруты", "ground": "письмо № 15"}
    draft = propose(**told, others=others, is_theirs=False, proposed_on=today, today=today, by=by)
    first = add_edition(draft=draft, name="проект.txt", data="Срок три года.".encode(), note="", by=by)
    send_edition(edition=first, by=by)
    ask_visa(edition=first, kind="legal", body="Министерство юстиции", asked_on=today, today=today, by=by)
    open_row(draft=draft, clause="1", text="Срок пять лет.", by=by)
    add_edition(draft=draft, name="проект 2.txt", data="Срок пять лет.".encode(), note="срок", by=by)


if __name__ == "__main__":
    sys.exit(main(is_bare="--tables" in sys.argv, is_blank="--blank" in sys.argv, with_sample="--sample" in sys.argv))
