"""An editor decides after the import: released, preferred, kept, taken back; and what makes no sense is refused."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from articles.importing import CannotDecide, settle_revision, start_undo, work
from articles.models import Article, ImportBatch, ItemDecision, Outcome, Revision
from tests.importing.archive import found, whole_archive
from tests.importing.telegrams import telegram
from tests.importing.test_import_files import files_of, import_all, outcomes

pytestmark = pytest.mark.django_db
SHOW, KEEP = ItemDecision.SHOW, ItemDecision.KEEP
KILL = {"pubstatus": "canceled", "body_html": ""}


def standings() -> list[str]:
    """Of all versions, in the order in which they came."""
    return list(Revision.objects.order_by("pk").values_list("standing", flat=True))


def refusal(revision: Revision, decision: ItemDecision) -> str:
    """The code of the reason why a decision is refused; the archive stays as it was."""
    before = whole_archive()
    with pytest.raises(CannotDecide) as refused:
        settle_revision(revision, decision, None)
    assert whole_archive() == before
    assert str(refused.value) == str(refused.value.note)
    return refused.value.note.code


def test_a_held_version_is_released_and_later_ones_follow():
    import_all(*files_of([telegram(1), telegram(1, 2, **KILL), telegram(1, 3)]))
    editor = User.objects.create_user("anna")
    held = Revision.objects.get(version=3)
    settle_revision(held, SHOW, editor)
    assert (held.standing, held.settled_by, held.settled_at is not None) == ("accepted", editor, True)
    assert [article.headline for article in Article.objects.public()] == [telegram(1, 3)["headline"]]
    assert outcomes(import_all(*files_of([telegram(1, 4)]))) == [Outcome.NEW_VERSION]


def test_a_held_version_that_is_kept_back_is_decided_about_and_stays_held():
    import_all(*files_of([telegram(1), telegram(1, 2, **KILL), telegram(1, 3)]))
    held = Revision.objects.get(version=3)
    settle_revision(held, KEEP, None)
    assert (held.standing, held.settled_at is not None) == ("held", True)
    assert not Article.objects.public().exists()


@pytest.mark.parametrize(("about", "decision"), [(1, SHOW), (0, KEEP)])
def test_one_decision_settles_both_rivals(about, decision):
    import_all(*files_of([telegram(1), telegram(1, headline="Den anden rubrik")]))
    settle_revision(Revision.objects.order_by("pk")[about], decision, None)
    assert standings() == ["conflict", "accepted"]
    assert all(Revision.objects.values_list("settled_at", flat=True))
    article = Article.objects.get()
    assert article.headline == "Den anden rubrik"
    assert found("anden rubrik") == [article]
    assert found(telegram(1)["headline"]) == []


def test_a_decision_can_be_taken_back():
    import_all(*files_of([telegram(1), telegram(1, headline="Den anden rubrik")]))
    first, other = Revision.objects.order_by("pk")
    settle_revision(other, SHOW, None)
    settle_revision(first, SHOW, None)
    assert standings() == ["accepted", "conflict"]
    assert Article.objects.get().headline == telegram(1)["headline"]


def test_of_a_withheld_rival_that_is_not_to_be_shown_the_other_is_public_again():
    import_all(*files_of([telegram(1), telegram(1, pubstatus="withheld")]))
    assert not Article.objects.public().exists()
    settle_revision(Revision.objects.get(status="withheld"), KEEP, None)
    assert standings() == ["accepted", "conflict"]
    assert Article.objects.public().exists()


def test_what_waits_for_nobody_cannot_be_decided():
    import_all(*files_of([telegram(1)]))
    assert refusal(Revision.objects.get(), SHOW) == "nothing_to_decide"
    assert refusal(Revision.objects.get(), KEEP) == "nothing_to_decide"


def test_what_a_newer_kill_hides_cannot_be_shown():
    import_all(*files_of([telegram(1), telegram(1, 2, **KILL), telegram(1, 5, **KILL), telegram(1, 3)]))
    assert refusal(Revision.objects.get(version=3), SHOW) == "still_killed"


def test_what_is_put_away_cannot_be_decided():
    import_all(*files_of([telegram(1), telegram(1, headline="Den anden rubrik")]))
    batch = ImportBatch.objects.get()
    start_undo(batch, None)
    work(batch, seconds=None)
    assert refusal(Revision.objects.last(), SHOW) == "version_put_away"


def test_the_log_says_who_decided_what():
    editor = User.objects.create_user("anna")
    import_all(*files_of([telegram(1), telegram(1, headline="Den anden rubrik")]))
    settle_revision(Revision.objects.last(), KEEP, editor)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (editor, str(Article.objects.get().pk))
    assert entry.change_message == "Besluttede at beholde det, der vises, og ikke version 1."
