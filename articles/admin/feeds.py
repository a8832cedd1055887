"""Feeds: which are asked, how the last time ended, and asking now."""

import time
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.importing.feeds import FetchFailed, poll, read_address, shown_address
from articles.models import Feed, sentence

ASKING_SECONDS = 20
"""How long a browser is kept waiting before the rest is left to the schedule."""


class FeedForm(forms.ModelForm):
    """A feed as an administrator enters it."""

    url = forms.URLField(label=gettext_lazy("address"), max_length=500, assume_scheme="https")
    every_minutes = forms.IntegerField(
        label=gettext_lazy("every (minutes)"), min_value=1, max_value=100_000, initial=15
    )

    class Meta:
        model = Feed
        fields = ("name", "url", "provider", "is_active", "every_minutes")

    def clean_url(self) -> str:
        """Refuse, in words, what would be refused when the feed is asked."""
        url = str(self.cleaned_data["url"])
        try:
            read_address(url)
        except FetchFailed as problem:
            raise ValidationError(sentence(problem.note)) from problem
        return url


@admin.register(Feed)
class FeedAdmin(admin.ModelAdmin):
    """Editors see feeds and ask them now; administrators add and change them.

    An address may hold a token in its query: only who may change it sees that.
    """

    form = FeedForm
    list_display = ("name", "result", "last_time", "next_time", "failures", "address")
    search_fields = ("name",)
    actions = ("ask_now",)
    show_full_result_count = False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The form for who may fill it in; the same without secrets for who may look."""
        seen = ("result", "last_time", "next_time", "failures")
        if obj is None or self.has_change_permission(request, obj):
            return (*FeedForm.Meta.fields, *(seen if obj else ()))
        return ("name", "address", "provider", "is_active", "every_minutes", *seen)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What the schedule writes."""
        return ("address", "result", "last_time", "next_time", "failures")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Headed by what is listed."""
        return super().changelist_view(request, {"title": capfirst(self.opts.verbose_name_plural)})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Another address is another feed: ask it soon, as if for the first time."""
        if not change:
            obj.created_by = request.user
        if not change or {"url", "is_active", "every_minutes"} & set(form.changed_data):
            obj.next_check_at, obj.failures = None, 0
        if "url" in form.changed_data:
            obj.etag = obj.last_modified = ""
        super().save_model(request, obj, form, change)

    def has_poll_permission(self, request: HttpRequest) -> bool:
        """Whether `ask_now` is offered."""
        return request.user.has_perm("articles.poll_feed")

    @admin.action(description=gettext_lazy("Ask the chosen feeds now"), permissions=["poll"])
    def ask_now(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Ask one after the other while somebody waits; what is left after that is asked by the schedule at once."""
        begun = time.monotonic()
        left = 0
        for feed in queryset:
            if time.monotonic() - begun > ASKING_SECONDS:
                Feed.objects.filter(pk=feed.pk).update(next_check_at=timezone.now())
                left += 1
                continue
            result = sentence(poll(feed))
            self.log_change(request, feed, _("Asked now: %(result)s") % {"result": result})
            level = messages.WARNING if feed.failures else messages.SUCCESS
            self.message_user(request, f"{feed.name}: {result}", level)
        if left:
            words = ngettext("%(n)s feed is asked next.", "%(n)s feeds are asked next.", left)
            self.message_user(request, words % {"n": left}, messages.INFO)

    @admin.display(description=gettext_lazy("address"), ordering="url")
    def address(self, feed: Feed) -> str:
        """Where it is, without what may be a secret."""
        return shown_address(feed.url)

    @admin.display(description=gettext_lazy("last result"))
    def result(self, feed: Feed) -> str:
        """How the last time ended, in words."""
        return sentence(feed.last_result) if feed.last_result else _("Not asked yet.")

    @admin.display(description=gettext_lazy("last asked"), ordering="checked_at")
    def last_time(self, feed: Feed) -> str:
        """When it was asked, by schedule or by hand."""
        return _when(feed.checked_at) if feed.checked_at else "-"

    @admin.display(description=gettext_lazy("asked next"), ordering="next_check_at")
    def next_time(self, feed: Feed) -> str:
        """When it is asked next; a feed that is due has no time to wait for."""
        if not feed.is_active:
            return _("not on schedule")
        return _when(feed.next_check_at) if feed.next_check_at else _("as soon as possible")


def _when(instant: datetime) -> str:
    """In Danish time, in one line of a narrow column."""
    return date_format(localtime(instant), "SHORT_DATETIME_FORMAT").replace(" ", "\N{NO-BREAK SPACE}")
