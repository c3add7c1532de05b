"""How forms are drawn: label above the field, hint under the label, the error beside the field."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.translation import gettext_noop

SAID_OUR_WAY = [  # Django's own sentences, with translations of ours
    gettext_noop("This field is required."),
    gettext_noop("Ensure this value is greater than or equal to %(limit_value)s."),
    gettext_noop("Ensure this value is less than or equal to %(limit_value)s."),
    gettext_noop("Enter a valid URL."),
]
WRITTEN = {"text", "email", "password", "number", "date", "time", "datetime-local", "month", "url", "search", "tel"}


class KunakRenderer(TemplatesSetting):
    """Fields by the project's templates; ``{{ form.name.as_field_group }}`` gives a whole field.

    A widget without a class of its own gets that of the style sheet: ``input``, ``select`` or ``textarea``.
    """

    field_template_name = "ui/components/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Draw one template; dresses the widget of the context first."""
        if "widget" in context:
            _dress(context["widget"])
        return super().render(template_name, context, request)


def _dress(widget: dict[str, Any]) -> None:
    """Give a widget's context its class, where it has none; the widget itself is not touched."""
    name = ""
    if widget.get("type") in WRITTEN:
        name = "input"
    elif widget["template_name"].endswith("/select.html"):
        name = "select"
    elif widget["template_name"].endswith("/textarea.html"):
        name = "textarea"
    if name:
        widget["attrs"].setdefault("class", name)
    for part in widget.get("subwidgets", ()):
        _dress(part)
