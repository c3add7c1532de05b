"""How forms are drawn: label above the field, hint under the label, the error beside the field."""

from django.forms.renderers import TemplatesSetting


class KunakRenderer(TemplatesSetting):
    """Fields by the project's templates; `{{ form.name.as_field_group }}` gives a whole field."""

    field_template_name = "ui/components/field.html"
