"""The kinds of measures and the fields that this house knows: those of the reference data and its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.core.signals import request_finished, request_started
from django.utils.translation import get_language

from kunak.core import reference
from kunak.core.errors import BadInput
from kunak.core.kinds import Details, clean_all
from kunak.core.reference import Field, MeasureKind
from kunak.programme.errors import BadDetail
from kunak.programme.models import OwnField, OwnKind

OWN_KIND, OWN_FIELD = "own-", "own_"
Kept = dict[str, Any]
Answer = TypeVar("Answer")
_kept: ContextVar[Kept | None] = ContextVar("own kinds of this request", default=None)  # None outside of requests


def forget() -> None:
    """Ask the database anew: somebody has changed a kind. Outside of requests nothing is kept anyway."""
    if _kept.get() is not None:
        _kept.set({})


def _begin(sender: object = None, **_more: object) -> None:  # noqa: ARG001 (a signal names its sender)
    _kept.set({})


def _leave(sender: object = None, **_more: object) -> None:  # noqa: ARG001
    _kept.set(None)


request_started.connect(_begin, dispatch_uid="kinds of a request")
request_finished.connect(_leave, dispatch_uid="kinds of a request")


@contextmanager
def asked_once() -> Iterator[None]:
    """Ask for own kinds and fields once in a long piece of the worker's work, as in a request."""
    _begin()
    try:
        yield
    finally:
        _leave()


def own_fields() -> dict[str, Field]:
    """Return the fields that offices added, by code. One query, once in a request."""
    return _once("fields", lambda: {one.code: one.field for one in OwnField.objects.all()})


def own_kinds() -> dict[str, tuple[MeasureKind, bool]]:
    """Return the kinds that offices added, by code, with whether each is off. Two queries, once in a request."""

    def ask() -> dict[str, tuple[MeasureKind, bool]]:
        fields = own_fields()
        return {one.code: (one.as_kind(fields), one.is_off) for one in OwnKind.objects.all()}

    return _once("kinds", ask)


def _once(name: str, ask: Callable[[], Answer]) -> Answer:
    kept = _kept.get()
    if kept is None:
        return ask()
    if name not in kept:
        kept[name] = ask()
    return kept[name]  # type: ignore[no-any-return]


def offered_kinds(present: str = "") -> Mapping[str, MeasureKind]:
    """Return the kinds that a form offers, the general one first, own ones last; switched off ones only where present.

    Args:
        present: the kind that the measure has.
    """
    own = {code: kind for code, (kind, is_off) in own_kinds().items() if not is_off or code == present}
    return {reference.GENERAL.code: reference.GENERAL, **reference.measure_kinds(), **own}


def known_kinds() -> Mapping[str, MeasureKind]:
    """Return all kinds by code, those that are switched off too."""
    own = {code: kind for code, (kind, _is_off) in own_kinds().items()}
    return {reference.GENERAL.code: reference.GENERAL, **reference.measure_kinds(), **own}


def kind_of(code: str) -> MeasureKind:
    """Return a kind; the general one for a code that nobody knows. No query for a kind of the reference data."""
    if code.startswith(OWN_KIND):
        found = own_kinds().get(code)
        return found[0] if found else reference.GENERAL
    return reference.measure_kinds().get(code, reference.GENERAL)


def own_kind_name(code: str) -> str:
    """Return the name of a kind that an office added; empty for another code."""
    found = own_kinds().get(code) if code.startswith(OWN_KIND) else None
    return found[0].name_ru if found else ""


def known_fields() -> Mapping[str, Field]:
    """Return all fields by code, whatever the kind, in their order."""
    return {**reference.measure_fields(), **own_fields()}


def fields_named(codes: Iterable[str]) -> Mapping[str, Field]:
    """Return all fields; the own ones are asked for only where one of these codes is of an own field."""
    needs_own = any(code.startswith(OWN_FIELD) for code in codes)
    return known_fields() if needs_own else reference.measure_fields()


def kept_details(given: Mapping[str, object]) -> Details:
    """Return the values of a measure's fields as they are kept.

    Raises:
        BadDetail: one of them cannot be a value of its field.
    """
    known = fields_named(given)
    try:
        return clean_all(known, given)
    except BadInput as error:
        field = known.get(error.field)
        name = field.name(get_language() or "ru") if field else error.field
        raise BadDetail(name=name, value=error.value, reason=error.reason) from None
