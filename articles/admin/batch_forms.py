"""What an editor fills in to bring stories in."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from articles.importing import Source, wire_limits
from articles.models import Origin, Provider
from articles.wire import UnreadableFile, load_stream, split_pasted


class ManyFilesInput(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Cleans to a list of uploaded files; an empty file is kept, the import says what is wrong with it."""

    def __init__(self, **kwargs: Any):
        super().__init__(widget=ManyFilesInput, allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file by itself."""
        clean_one = super().clean
        return [clean_one(one, initial) for one in data or []]


class ImportForm(forms.Form):
    """Files or pasted text, and what is known of all of them."""

    files = ManyFilesField(  # type: ignore[assignment]  # a field; a form's own files are another thing
        label=_("Drag wire files or zip files here, or choose them"), required=False
    )
    text = forms.CharField(
        label=_("One or more stories"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 9})
    )
    provider = forms.ChoiceField(label=_("Provider"), required=False)
    charset = forms.ChoiceField(
        label=_("Charset"),
        required=False,
        choices=[
            ("", _("Find out from the file")),
            ("utf-8", "UTF-8"),
            ("windows-1252", "Windows-1252"),
            ("cp865", _("DOS, Nordic (cp865)")),
            ("mac_roman", "Mac Roman"),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = Provider.objects.values_list("code", "name")
        self.fields["provider"].choices = [("", _("Read it from the file")), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Something must have been brought."""
        found = super().clean() or self.cleaned_data
        if not found.get("files") and not (found.get("text") or "").strip():
            raise forms.ValidationError(_("Choose a file, or paste a story. Nothing was read."))
        return found

    @property
    def origin(self) -> Origin:
        """How it came."""
        return Origin.UPLOAD if self.cleaned_data["files"] else Origin.PASTE

    def sources(self) -> Iterator[Source]:
        """What was brought, each file within its limit."""
        for upload in self.cleaned_data["files"]:
            yield self._source(upload)
        for pasted in split_pasted(self.cleaned_data["text"] or ""):
            yield replace(pasted, limits=wire_limits(), provider=self.cleaned_data["provider"] or None)

    def _source(self, upload: UploadedFile) -> Source:
        name = str(upload.name)
        try:
            # An archive is read from where Django keeps the upload, while the request lasts.
            loaded = load_stream(upload.file, name=name, limits=wire_limits())  # type: ignore[arg-type]
        except UnreadableFile as problem:
            return name, problem.note
        provider, charset = self.cleaned_data["provider"] or None, self.cleaned_data["charset"] or None
        return replace(loaded, provider=provider, charset=charset)
