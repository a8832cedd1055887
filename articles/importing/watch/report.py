"""The report that lies beside a file: how every item of it ended, why, and what is to be done."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.importing.result import ItemResult
from articles.models import Outcome, sentence

TO_DECIDE = (Outcome.HELD, Outcome.CONFLICT)


def report_on(name: str, results: Sequence[ItemResult]) -> str:
    """The report in the language of the site, ended by a line break."""
    with translation.override(settings.LANGUAGE_CODE):
        return "\n".join(_lines(name, results)) + "\n"


def _lines(name: str, results: Sequence[ItemResult]) -> Iterator[str]:
    counts = Counter(result.outcome for result in results)
    yield _("Report on %(file)s") % {"file": name}
    yield date_format(timezone.localtime(), "DATETIME_FORMAT")
    yield ""
    for outcome in Outcome:
        if counts[outcome]:
            yield f"{counts[outcome]:>6}  {outcome.label}"
    yield ""
    yield from (_item(name, result) for result in results)
    yield ""
    yield _("What to do")
    yield from _advice(counts)


def _item(name: str, result: ItemResult) -> str:
    where = [result.file.removeprefix(name).removeprefix("/")]
    if result.item:
        where.append(_("item %(number)s") % {"number": result.item})
    parts = [" ".join(filter(None, where)), result.guid, result.headline]
    said = " | ".join([*filter(None, parts), " ".join(map(sentence, result.reasons))]).removesuffix(" | ")
    return f"{result.outcome.label}: {' '.join(said.split())}".removesuffix(": ")


def _advice(counts: Counter[Outcome]) -> Iterator[str]:
    if counts[Outcome.REJECTED]:
        yield _(
            "Correct what is named above, or fetch the file again, and put it into the watched folder once more."
            " What was imported is not imported twice."
        )
    if waiting := sum(counts[outcome] for outcome in TO_DECIDE):
        words = ngettext(
            "An editor has to decide about %(n)s story. It waits in the admin, under Imports.",
            "An editor has to decide about %(n)s stories. They wait in the admin, under Imports.",
            waiting,
        )
        yield words % {"n": waiting}
    if not counts[Outcome.REJECTED] and not waiting:
        yield _("Nothing.")
