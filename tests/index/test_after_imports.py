"""The index holds what the stories say, whatever an import, an undo or an editor has done."""

from collections.abc import Callable

import pytest

from articles.entities.decisions import Wanted, decide, undo
from articles.importing import import_files, start_redo, start_undo, work
from articles.index.check import check
from articles.index.settle import reindex, settle
from articles.models import Article, Entity, ImportBatch, NameDecision, NameDecisionKind, Origin
from tests.importing.telegrams import chains, wire_file

pytestmark = pytest.mark.django_db
TELEGRAMS = chains(60)


def bring_in(telegrams: list[dict]) -> None:
    batch = ImportBatch.objects.create(origin=Origin.COMMAND, label=f"{len(telegrams)} files")
    files = [wire_file(f"{number}.json", one) for number, one in enumerate(telegrams)]
    assert len(list(import_files(files, batch=batch))) == len(telegrams)


def to_the_end(start: Callable[[ImportBatch, None], object]) -> None:
    """Take the second import back, or bring it back."""
    batch = ImportBatch.objects.order_by("pk")[1]
    start(batch, None)
    work(batch, seconds=None)


def merge_names() -> None:
    asta, mille = (Entity.objects.get(name=name) for name in ("Asta Lundby", "Mille Nørregaard"))
    decide(None, Wanted(kind=NameDecisionKind.MERGE, entity=asta, target=mille))


STEPS: dict[str, Callable[[], object]] = {
    "import": lambda: bring_in(TELEGRAMS[:30]),
    "corrections, kills, embargoes, replacements": lambda: bring_in(TELEGRAMS[20:]),
    "the same again": lambda: bring_in(TELEGRAMS[20:]),
    "one name": merge_names,
    "no name": lambda: decide(None, Wanted(kind=NameDecisionKind.BLOCK, entity=Entity.objects.get(name="København"))),
    "undone": lambda: to_the_end(start_undo),
    "two names again": lambda: undo(None, NameDecision.objects.earliest("pk")),
    "redone": lambda: to_the_end(start_redo),
    "killed": lambda: Article.objects.filter(headline__contains="Marstal").update(status="canceled"),
    "made anew": reindex,
}


@pytest.mark.parametrize("settles", [1, 3], ids="settled after each {}".format)
def test_the_index_is_right_after_each_step(settles):
    archives = []
    for number, (name, step) in enumerate(STEPS.items()):
        step()
        assert list(check()) == [], name
        if number % settles == 0:
            settle(waiting=1)
            assert list(check()) == [], name
        archives.append(list(Article.objects.listed().order_by("pk").values_list("pk", "headline")))
    # Names change no list of stories; an undo leaves what was before, and a redo what was then.
    assert [archives.index(one) for one in archives] == [0, 1, 1, 1, 1, 0, 0, 1, 8, 8]
