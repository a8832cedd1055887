"""The search index's own tables; written by articles.index alone, but for the journal, which triggers write.

A segment holds up to 65,536 stories for good: columns of numbers and, in blocks, which stories hold which word. What
has changed since is in the journal. See docs/decisions/search-index.md.
"""

from django.db import models


class SearchSegment(models.Model):
    """Stories indexed together, in the order of their dates; a story's place among them is its slot, from 0.

    Never changed, but for the stories that have left it (`dead`, a bit for each slot, empty while there are none) and
    for its names. For caches, `stamp` is another number after each change and `columns_stamp` after one of names.
    """

    size = models.PositiveIntegerField()
    words = models.BigIntegerField()
    """Words in all its stories together."""
    labels = models.JSONField()
    """Lists by column name: what the small numbers in a column stand for."""
    dead = models.BinaryField(default=b"")
    stamp = models.BigIntegerField()
    columns_stamp = models.BigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"segment {self.pk} of {self.size} stories"


class SearchColumn(models.Model):
    """One column of a segment: an array of numbers, little-endian; articles.index.columns says of which type."""

    segment = models.ForeignKey(SearchSegment, models.CASCADE, related_name="columns", db_index=False)
    name = models.CharField(max_length=20)
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["segment", "name"], name="search_column_once")]

    def __str__(self) -> str:
        return self.name


class SearchBlock(models.Model):
    """Consecutive terms of a segment with their postings; articles.index.blocks says how they lie in it."""

    segment = models.ForeignKey(SearchSegment, models.CASCADE, related_name="blocks", db_index=False)
    first = models.BinaryField()
    last = models.BinaryField()
    terms = models.BinaryField()
    counts = models.BinaryField()
    docs = models.BinaryField()
    times = models.BinaryField()
    positions = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["segment", "first"], name="search_block_once")]

    def __str__(self) -> str:
        return repr(bytes(self.first))


class SearchWord(models.Model):
    """A word that some indexed story holds or has held, as folded and by its stem, in one language (its code)."""

    code = models.CharField(max_length=1, db_collation="C")
    form = models.TextField(db_collation="C")
    stem = models.TextField(db_collation="C")
    backwards = models.TextField(db_collation="C")
    """The form from its last letter to its first, so that endings can be looked up."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "form"], name="search_word_once")]
        indexes = [models.Index(fields=["code", "backwards"], name="search_word_backwards")]

    def __str__(self) -> str:
        return self.form


class ChangeKind(models.TextChoices):
    """What a change is of."""

    STORY = "s"
    NAME = "n"


class SearchChange(models.Model):
    """A story that is not, or no longer, in a segment as it is now; or a name of which many mentions have changed.

    Written by triggers, in the transaction of the change. `stamp` is another random number after each.
    """

    kind = models.CharField(max_length=1, choices=ChangeKind, db_collation="C")
    key = models.BigIntegerField()
    """Primary key of the story or of the entity; there may be no such row any more."""
    stamp = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_change_once")]

    def __str__(self) -> str:
        return f"{self.kind}{self.key}"
