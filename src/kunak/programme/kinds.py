"""The kinds of measures and the fields that this house knows."""

from collections.abc import Mapping

from django.utils.translation import get_language

from kunak.core import reference
from kunak.core.errors import BadInput
from kunak.core.kinds import Details, clean_all
from kunak.core.reference import Field, MeasureKind
from kunak.programme.errors import BadDetail


def known_kinds() -> Mapping[str, MeasureKind]:
    """Return the kinds by code, in the order in which they are offered, the general one first."""
    kinds = reference.measure_kinds()
    return {reference.GENERAL.code: reference.GENERAL, **kinds}


def kind_of(code: str) -> MeasureKind:
    """Return a kind; the general one for a code that nobody knows."""
    return known_kinds().get(code, reference.GENERAL)


def known_fields() -> Mapping[str, Field]:
    """Return all fields by code, whatever the kind, in their order."""
    return reference.measure_fields()


def kept_details(given: Mapping[str, object]) -> Details:
    """Return the values of a measure's fields as they are kept.

    Raises:
        BadDetail: one of them cannot be a value of its field.
    """
    known = known_fields()
    try:
        return clean_all(known, given)
    except BadInput as error:
        field = known.get(error.field)
        name = field.name(get_language() or "ru") if field else error.field
        raise BadDetail(name=name, value=error.value, reason=error.reason) from None
