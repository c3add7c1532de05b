"""Kinds of measures and fields of an office's own: added, changed, switched off; never removed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from kunak.core import reference
from kunak.core.programme.steps import named_twice
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.people.policies import membership_of
from kunak.programme import policies
from kunak.programme.errors import BadKind, KindChangedMeanwhile, KindInUse
from kunak.programme.kinds import OWN_FIELD, OWN_KIND, forget, known_fields
from kunak.programme.models import OwnField, OwnKind
from kunak.programme.models.kind import FIELD_TYPES
from kunak.programme.queries.kinds import uses_of

CODE = re.compile(r"[a-z][a-z0-9-]{1,26}")
MOST_FIELDS, MOST_STEPS, MOST_OPTIONS = 40, 30, 40
LONGEST_STEP = 200


@dataclass(frozen=True, slots=True)
class KindInput:
    """A kind as somebody entered it; `milestones` are names in order, `fields` codes."""

    name: str
    definition: str = ""
    sectors: Sequence[str] = ()
    milestones: Sequence[str] = ()
    fields: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class FieldInput:
    """A field as somebody entered it."""

    name: str
    type: str
    options: Sequence[str] = ()
    unit: str = ""
    hint: str = ""
    group: str = "what"
    entered: str = "plan"


@transaction.atomic
def add_kind(*, code: str, given: KindInput, by: Person) -> OwnKind:
    """Add a kind of measures; forms offer it at once.

    Args:
        code: short Latin letters, digits and hyphens, without the leading ``own-``.

    Raises:
        NotAllowed: only administrators and coordinators of sides.
        BadKind: the code is taken or is none, the name is empty or taken, a field or a sector is unknown,
            milestones are too many, too long or alike.
    """
    policies.check_can_keep_kinds(by)
    code = code.strip().lower().removeprefix(OWN_KIND)
    if not CODE.fullmatch(code):
        raise BadKind(field="code", reason="code")
    if OwnKind.objects.filter(code=f"{OWN_KIND}{code}").exists():
        raise BadKind(field="code", reason="taken")
    membership = membership_of(by)
    kind = OwnKind(code=f"{OWN_KIND}{code}", created_by=by, created_at=timezone.now())
    kind.side = membership.side if membership else None
    _write(kind, given)
    record("kind added", of=kind, by=by, after=_told(kind))
    forget()
    return kind


@transaction.atomic
def change_kind(*, kind: OwnKind, revision: int, given: KindInput, by: Person) -> OwnKind:
    """Write a kind anew; what measures have told by it stays with them.

    Raises:
        NotAllowed: only administrators, and coordinators of the side that added it.
        BadKind: the name is empty or taken, a field or a sector is unknown,
            milestones are too many, too long or alike.
        KindInUse: measures have this kind, so that its name stays what was agreed on.
        KindChangedMeanwhile: somebody saved it since.
    """
    present = _locked(kind)
    policies.check_can_keep_kinds(by, present)
    if present.revision != revision:
        raise KindChangedMeanwhile
    if " ".join(given.name.split()) != present.name and (used := uses_of(present)):
        raise KindInUse(measures=used)
    before = _told(present)
    _write(present, given)
    if _told(present) != before:
        present.revision += 1
        present.save(update_fields=["revision"])
        record("kind changed", of=present, by=by, before=before, after=_told(present))
    forget()
    return present


@transaction.atomic
def switch_kind(*, kind: OwnKind, is_off: bool, by: Person) -> OwnKind:
    """Stop offering a kind, or offer it again; measures that have it keep it.

    Raises:
        NotAllowed: only administrators, and coordinators of the side that added it.
    """
    present = _locked(kind)
    policies.check_can_keep_kinds(by, present)
    if present.is_off != is_off:
        present.is_off = is_off
        present.save(update_fields=["is_off"])
        record("kind switched off" if is_off else "kind switched on", of=present, by=by)
    forget()
    return present


@transaction.atomic
def add_field(*, kind: OwnKind, given: FieldInput, by: Person) -> OwnField:
    """Add a field of one's own to a kind; other kinds may take it too.

    Raises:
        NotAllowed: only administrators, and coordinators of the side that added the kind.
        BadKind: the name is empty or taken, the type is none, a choice has no answers.
    """
    present = _locked(kind)
    policies.check_can_keep_kinds(by, present)
    name = " ".join(given.name.split())
    options = list(dict.fromkeys(filter(None, (" ".join(one.split()) for one in given.options))))
    _check_field(given, name, options)
    field = OwnField.objects.create(
        code=f"{OWN_FIELD}{uuid4().hex[:12]}",
        name=name,
        type=given.type,
        options=options if given.type == "enum" else [],
        unit=given.unit.strip(),
        hint=given.hint.strip(),
        group=given.group,
        entered=given.entered,
        created_by=by,
        created_at=timezone.now(),
    )
    present.fields = [*present.fields, field.code]
    present.revision += 1
    present.save(update_fields=["fields", "revision"])
    after = {"name": field.name, "field type": field.type, "kind name": present.name}
    record("field added", of=field, by=by, after=after)
    forget()
    return field


def _check_field(given: FieldInput, name: str, options: Sequence[str]) -> None:
    if not name:
        raise BadKind(field="name", reason="empty")
    if name.lower() in {one.name_ru.lower() for one in known_fields().values()}:
        raise BadKind(field="name", reason="field taken")
    if given.type not in FIELD_TYPES:
        raise BadKind(field="type", reason="unknown")
    if given.type == "enum" and not 2 <= len(options) <= MOST_OPTIONS:
        raise BadKind(field="options", reason="answers")


def _write(kind: OwnKind, given: KindInput) -> None:
    kind.name, kind.definition = " ".join(given.name.split()), " ".join(given.definition.split())
    if not kind.name:
        raise BadKind(field="name", reason="empty")
    taken = {one.name_ru.lower() for one in reference.measure_kinds().values()}
    others = OwnKind.objects.exclude(pk=kind.pk).values_list("name", flat=True)
    if kind.name.lower() in taken | {name.lower() for name in others}:
        raise BadKind(field="name", reason="kind taken")
    kind.sectors = [code for code in reference.sectors() if code in given.sectors]
    if len(kind.sectors) != len(set(given.sectors)):
        raise BadKind(field="sectors", reason="unknown")
    kind.milestones = _steps(given)
    known = known_fields()
    kind.fields = [code for code in dict.fromkeys(given.fields) if code in known and known[code].entered != "own"]
    if len(kind.fields) != len(set(given.fields)) or len(kind.fields) > MOST_FIELDS:
        raise BadKind(field="fields", reason="unknown")
    kind.save()


def _steps(given: KindInput) -> list[str]:
    steps = [name for name in (" ".join(one.split()) for one in given.milestones) if name]
    if len(steps) > MOST_STEPS or any(len(name) > LONGEST_STEP for name in steps):
        raise BadKind(field="milestones", reason="steps")
    if named_twice(steps) is not None:
        raise BadKind(field="milestones", reason="steps alike")
    return steps


def _locked(kind: OwnKind) -> OwnKind:
    return OwnKind.objects.select_for_update(of=("self",), no_key=True).select_related("side").get(pk=kind.pk)


def _told(kind: OwnKind) -> dict[str, object]:
    known = known_fields()
    return {
        "name": kind.name,
        "definition": kind.definition,
        "sectors": list(kind.sectors),
        "steps": list(kind.milestones),
        "fields": [known[code].name_ru for code in kind.fields if code in known],
    }
