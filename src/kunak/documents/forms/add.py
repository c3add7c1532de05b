"""A document comes in: a file or a pasted text."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from kunak.documents.errors import FileAndText, NothingToPaste
from kunak.documents.forms.fact import dress
from kunak.documents.words import shortened
from kunak.ui.errors import message_for

PASTED_NAME_CHARACTERS = 60


class SeveralFiles(forms.FileField):
    """Any number of files."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Check each by itself."""
        checked = [super(SeveralFiles, self).clean(one, initial) for one in data or []]
        return [one for one in checked if one]


class SeveralFilesInput(forms.ClearableFileInput):
    """An input that lets several be chosen."""

    allow_multiple_selected = True


class PastedText(forms.CharField):
    """A text as somebody copied it; zero characters, which some programs copy along, say nothing."""

    def to_python(self, value: Any) -> str:
        """Leave out what no text has."""
        return str(super().to_python(value)).replace("\0", "")


class AddForm(forms.Form):
    """One file or several, or else a text."""

    file = SeveralFiles(widget=SeveralFilesInput, label=gettext_lazy("File"), required=False, allow_empty_file=True)
    text = PastedText(label=gettext_lazy("Text"), required=False, strip=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields.values())

    def clean(self) -> dict[str, Any]:
        """Refuse a form with neither, and one with both: what was not read would be lost."""
        cleaned = super().clean() or {}
        has_file, has_text = bool(cleaned.get("file")), any(map(str.isalnum, cleaned.get("text") or ""))
        if not has_file and not has_text:
            raise forms.ValidationError(message_for(NothingToPaste()))
        if has_file and has_text:
            raise forms.ValidationError(message_for(FileAndText()))
        return cleaned

    def pasted(self) -> tuple[str, bytes]:
        """Return the name and the bytes of a pasted text: UTF-8 with plain line ends, named by its first words."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        first = next(line for line in text.splitlines() if line.strip())
        return shortened(" ".join(first.split()), PASTED_NAME_CHARACTERS).replace("/", " ") + ".txt", text.encode()
