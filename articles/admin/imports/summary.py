"""What came of an import, in numbers and in a sentence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import ImportItem, ItemState, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Items of an import by what they did to the archive. `trouble`: rejected, held or in conflict."""

    new: int = 0
    updated: int = 0
    same: int = 0
    rejected: int = 0
    waiting: int = 0
    left_out: int = 0

    @property
    def imported(self) -> int:
        """Stories that were made or got a version."""
        return self.new + self.updated

    @property
    def written(self) -> int:
        """Items that the archive keeps something of."""
        return self.imported + self.waiting

    @property
    def trouble(self) -> int:
        """Items that somebody should look at."""
        return self.rejected + self.waiting


_KINDS = {
    Outcome.CREATED: "new",
    Outcome.NEW_VERSION: "updated",
    Outcome.OLDER_FILED: "updated",
    Outcome.UNCHANGED: "same",
    Outcome.SKIPPED: "same",
    Outcome.REJECTED: "rejected",
    Outcome.CONFLICT: "waiting",
    Outcome.HELD: "waiting",
}


def tallies_of(batches: Iterable[int]) -> dict[int, Tally]:
    """The tally of each import that has items, by its key; one query for all of them."""
    counted: dict[int, Counter[str]] = {}
    rows = ImportItem.objects.filter(batch__in=list(batches)).order_by()
    for batch, outcome, state, count in rows.values_list("batch", "outcome", "state").annotate(n=Count("pk")):
        is_left_out = state == ItemState.LEFT_OUT and _KINDS[outcome] in ("new", "updated", "waiting")
        counted.setdefault(batch, Counter())["left_out" if is_left_out else _KINDS[outcome]] += count
    return {batch: Tally(**counts) for batch, counts in counted.items()}


def in_a_sentence(tally: Tally) -> str:
    """5 stories are imported: 4 new and 1 updated. 2 unchanged and 2 with errors were left out."""
    n = {"n": tally.imported}
    words = [
        _("%(imported)s: %(new)s and %(updated)s.")
        % {
            "imported": ngettext("%(n)s story is imported", "%(n)s stories are imported", tally.imported) % n,
            "new": ngettext("%(n)s new", "%(n)s new", tally.new) % {"n": tally.new},
            "updated": ngettext("%(n)s updated", "%(n)s updated", tally.updated) % {"n": tally.updated},
        }
    ]
    if tally.same or tally.rejected:
        words.append(
            _("%(same)s and %(rejected)s were left out.")
            % {
                "same": ngettext("%(n)s unchanged", "%(n)s unchanged", tally.same) % {"n": tally.same},
                "rejected": ngettext("%(n)s with an error", "%(n)s with errors", tally.rejected)
                % {"n": tally.rejected},
            }
        )
    if tally.left_out:
        words.append(
            ngettext("%(n)s was not chosen.", "%(n)s were not chosen.", tally.left_out) % {"n": tally.left_out}
        )
    if tally.waiting:
        words.append(
            ngettext("%(n)s waits for a decision.", "%(n)s wait for a decision.", tally.waiting) % {"n": tally.waiting}
        )
    return " ".join(words)
