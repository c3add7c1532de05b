"""Names of bodies, one in a row, with the side's known bodies to choose from."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kunak.people.models import Organisation

BODY = gettext_lazy("Body %(n)s")
LONGEST = Organisation._meta.get_field("name").max_length or 300
SPARE_ROWS = 2
MOST_NAMES = 50  # each is looked for among the bodies of the side while others wait


class LinesWidget(forms.Widget):
    """One input for each name and some empty ones; all bear the field's name."""

    template_name = "programme/widgets/lines.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, row_label: str | Promise = BODY) -> None:
        super().__init__(attrs)
        self.row_label = row_label

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> list[str]:  # noqa: ARG002
        """Return all rows, empty ones too."""
        rows = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [rows] if isinstance(rows, str) else list(rows)

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the filled rows and the spare ones."""
        context = super().get_context(name, None, attrs)
        filled = [str(row) for row in value if str(row).strip()] if isinstance(value, list | tuple) else []
        rows = [*filled, *[""] * SPARE_ROWS]
        context["widget"]["rows"] = [(row, self.row_label % {"n": n}) for n, row in enumerate(rows, start=1)]
        return context


class LinesField(forms.Field):
    """Names, each at most as long as a body's name may be; a semicolon parts names in one row."""

    widget = LinesWidget

    def clean(self, value: object) -> list[str]:
        """Return the names without empty rows and surplus blanks."""
        names = split_names(value if isinstance(value, list) else [])
        check_lengths(names)
        return names


def split_names(rows: Sequence[str]) -> list[str]:
    """Return the names in these rows."""
    parts = (" ".join(part.replace("\x00", "").split()) for row in rows for part in re.split(r"[;\n]", row))
    return [part for part in parts if part]


def check_lengths(names: Sequence[str]) -> None:
    """Let names pass that a body can bear, and as many as can answer for one measure.

    Raises:
        django.core.exceptions.ValidationError: there are too many, or one is too long; the sentence names it.
    """
    if len(names) > MOST_NAMES:
        raise forms.ValidationError(_("Name at most %(n)s bodies here.") % {"n": MOST_NAMES})
    for name in names:
        if len(name) > LONGEST:
            raise forms.ValidationError(
                _("“%(name)s…” is too long for the name of a body: at most %(n)s characters.")
                % {"name": name[:40], "n": LONGEST}
            )
