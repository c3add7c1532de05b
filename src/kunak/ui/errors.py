"""The sentences that people read for refusals; each room registers its own."""

from functools import singledispatch

from django.utils.translation import gettext as _

from kunak.core.errors import BadInput, KunakError


@singledispatch
def message_for(_error: KunakError) -> str:
    """Return the sentence that a person reads for this refusal."""
    return _("This cannot be done.")


@message_for.register
def _bad_input(error: BadInput) -> str:
    return f"{error.field}: {error.reason}"
