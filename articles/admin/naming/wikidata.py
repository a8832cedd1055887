"""The identifier of a name in Wikidata: the only thing about a name that is typed in."""

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles.admin.naming.frame import DESCRIBE, address, entity_for
from articles.models import Entity


class WikidataForm(forms.ModelForm):
    """The identifier, or nothing."""

    class Meta:
        model = Entity
        fields = ("wikidata",)

    def save(self, commit: bool = True) -> Entity:
        """Writes this column and no other."""
        Entity.objects.filter(pk=self.instance.pk).update(wikidata=self.cleaned_data["wikidata"])
        return self.instance


def wikidata_view(screens: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """POST keeps the identifier and logs it. For those who may change names."""
    entity = entity_for(request, pk, DESCRIBE)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = WikidataForm(request.POST, instance=entity)
    if not form.is_valid():
        messages.error(request, _("Not saved: %(why)s") % {"why": " ".join(map(str, form.errors["wikidata"]))})
    elif form.has_changed():
        form.save()
        screens.log_change(request, entity, [{"changed": {"fields": ["Wikidata"]}}])
        messages.success(request, _("The Wikidata number was saved."))
    return redirect(address("change", entity))
