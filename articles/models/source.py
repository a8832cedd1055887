"""Where stories come from and what they are filed under: providers, sections, subjects, raw files."""

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence

from django.db import IntegrityError, connections, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.alphabet import by_alphabet
from articles.models.copying import copy_rows, new_keys


class Provider(models.Model):
    """An agency. `code` is half of a story's identity and never changes."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")
        ordering = [by_alphabet("name")]

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """A section of the newsroom, as the agencies name it: Indland, Udland, Sport."""

    name = models.CharField(_("name"), max_length=100, unique=True)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = [by_alphabet("name")]

    def __str__(self) -> str:
        return self.name


class Subject(models.Model):
    """A subject code of the IPTC; the same digits can stand in both schemes."""

    scheme = models.CharField(_("scheme"), max_length=20)
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        ordering = ["scheme", "code"]
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="subject_once")]

    def __str__(self) -> str:
        return self.name or f"{self.scheme}:{self.code}"


class RawFileManager(models.Manager["RawFile"]):
    """Keeps each distinct file once."""

    def keep(self, data: bytes, sha256: str | None = None) -> "RawFile":
        """The row that holds exactly these bytes, made if it was not there; the bytes are not read back.

        `sha256` is their digest (hex), for a caller that has it. Safe when several imports keep one file at once.
        """
        digest = sha256 or hashlib.sha256(data).hexdigest()
        without_bytes = self.defer("packed")
        if made := self._insert(digest, data):
            return without_bytes.model.from_db(self.db, ["id", "sha256", "size"], made)
        return without_bytes.get(sha256=digest)

    def keep_all(self, files: Mapping[str, bytes]) -> dict[str, int]:
        """The keys of the rows that hold these files, by digest (SHA-256, hex), made where there were none."""
        known = self._keys(files)
        if missing := sorted(files.keys() - known.keys()):
            known |= self._copy(missing, files)
        return known

    def _copy(self, missing: Sequence[str], files: Mapping[str, bytes]) -> dict[str, int]:
        keys, now = new_keys(self.model, len(missing)), timezone.now()
        rows = (
            (key, sha256, len(files[sha256]), _pack(files[sha256]), now)
            for key, sha256 in zip(keys, missing, strict=True)
        )
        try:
            with transaction.atomic(using=self.db):
                copy_rows(self.model, ("id", "sha256", "size", "packed", "received_at"), rows)
        except IntegrityError:  # another import is keeping one of them
            return {sha256: self.keep(files[sha256], sha256).pk for sha256 in missing}
        return dict(zip(missing, keys, strict=True))

    def _keys(self, digests: Iterable[str]) -> dict[str, int]:
        return dict(self.filter(sha256__in=list(digests)).values_list("sha256", "pk"))

    def _insert(self, digest: str, data: bytes) -> tuple[int, str, int] | None:
        """(id, digest, size) of a new row; None when the file is here already."""
        with connections[self.db].cursor() as cursor:
            # The ORM's own inserts either skip what is there or return the key, not both.
            cursor.execute(
                "INSERT INTO articles_rawfile (sha256, size, packed, received_at)"
                " VALUES (%s, %s, %s, statement_timestamp()) ON CONFLICT (sha256) DO NOTHING RETURNING id",
                [digest, len(data), _pack(data)],
            )
            row = cursor.fetchone()
        return (row[0], digest, len(data)) if row else None


def _pack(data: bytes) -> bytes:
    return zlib.compress(data, 6)


class RawFile(models.Model):
    """A file exactly as it was received, compressed (zlib), found by its SHA-256 (hex)."""

    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))
    packed = models.BinaryField()
    received_at = models.DateTimeField(_("received"), auto_now_add=True)

    objects = RawFileManager()

    class Meta:
        verbose_name = _("raw file")
        verbose_name_plural = _("raw files")
        # Not unique=True, with which Django adds an index for LIKE.
        constraints = [models.UniqueConstraint(fields=["sha256"], name="raw_file_once")]

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def data(self) -> bytes:
        """The bytes as received."""
        return zlib.decompress(self.packed)
