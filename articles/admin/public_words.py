"""What an editor tells the public about a story: why it was withdrawn, what was corrected in it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from articles.story import Status

CHANGE = "articles.change_article"


class PublicWordsForm(forms.ModelForm):
    """The reason for a withdrawn story, the note for a corrected one. What does not apply is not asked."""

    class Meta:
        model = Article
        fields = ("status_reason", "correction_note")
        widgets = {name: forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}) for name in fields}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() - set(words_wanted(self.instance)):
            del self.fields[name]

    def save(self, commit: bool = True) -> Article:
        """Writes these columns and no other: an import may be writing the rest of the row."""
        said = {name: self.cleaned_data[name] for name in self.changed_data}
        Article.objects.filter(pk=self.instance.pk).update(**said, changed_at=timezone.now())
        return self.instance


def words_wanted(article: Article) -> list[str]:
    """The columns of a story that the public is to be told something in."""
    wanted = {
        "status_reason": article.status != Status.USABLE.value,
        "correction_note": article.is_corrected,
    }
    return [name for name, applies in wanted.items() if applies]


def public_words_view(stories: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """The form, and what it says kept and logged. For those who may change stories."""
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=pk)
    if not words_wanted(article):
        messages.info(request, _("The story is neither withdrawn nor corrected, so there is nothing to tell."))
        return redirect("admin:articles_article_change", article.pk)
    form = PublicWordsForm(request.POST or None, instance=article)
    if form.is_valid():
        if form.changed_data:
            form.save()
            stories.log_change(request, article, [{"changed": {"fields": _names(form)}}])
        messages.success(request, _("What the public is told was saved."))
        return redirect("admin:articles_article_change", article.pk)
    everywhere = stories.admin_site.each_context(request)
    told = {"title": _("What the public is told"), "opts": stories.opts, "form": form, "article": article}
    return TemplateResponse(request, "admin/articles/article/public_words.html", {**everywhere, **told})


def _names(form: PublicWordsForm) -> list[str]:
    return [str(form.fields[name].label) for name in form.changed_data]
