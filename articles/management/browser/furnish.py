"""An archive in which every page has something to show: the demo corpus, imported, and an editor's desk in use."""

import io
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command

from articles.entities.decisions import Wanted, decide
from articles.importing import collect, stage, start_import, start_undo, wire_limits, work
from articles.importing.hold import held
from articles.models import Article, BatchState, Entity, Feed, ImportBatch, NameDecisionKind, Origin
from articles.wire import WireFile

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
EDITOR = "redaktør"
GROUPS = ("editor", "administrator")
STORM = "20181023:storm-88013"
"""Of three versions, the last a correction."""
KILLED = "20190612:kill-50311"
MAYOR, SHORT = "Ellinor Holm", "Holm"
"""The most frequent name, and a short one that an editor said is hers."""


def furnish() -> str:
    """Fill an archive that has nothing in it yet; the session of an editor in it."""
    call_command("import_wire", str(FIXTURES), stdout=io.StringIO(), stderr=io.StringIO())
    editor = User.objects.create_user(EDITOR, is_staff=True)
    editor.groups.set(Group.objects.filter(name__in=GROUPS))
    Article.objects.filter(guid__endswith=KILLED).update(
        status_reason="Oplysningerne om forhandlingerne var forkerte. Klitbanken er ikke til salg."
    )
    Feed.objects.create(name="Havnenyt", url="https://havnenyt.example/telegrammer.rss", is_active=False)
    _imports(editor)
    _names(editor)
    return sign_in(editor)


def sign_in(user: User) -> str:
    """The key of a new session of this user."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


@contextmanager
def held_imports() -> Iterator[None]:
    """Imports that are under way stay there while the block runs: who looks at their page would do the work."""
    with ExitStack() as stack:
        for batch in ImportBatch.objects.filter(state=BatchState.RUNNING):
            stack.enter_context(held(batch))
        yield


def _telegram(number: int, **fields: str) -> WireFile:
    """A small story of our own."""
    story = {
        "uri": f"urn:newsml:nordvestnyt.example:20160301:havn-{number}",
        "version": "1",
        "type": "text",
        "versioncreated": "2016-03-01T09:30:00+01:00",
        "language": "da",
        "headline": f"Kaj {number} i Thorsminde får ny bolværksvæg",
        "body_html": f"<p>Kaj {number} i Thorsminde bliver fornyet til foråret, oplyser havnefoged Ditte Rønnow.</p>",
        "copyrightholder": "Nordvest Nyt",
        **fields,
    }
    return WireFile(name=f"kaj-{number}.json", data=json.dumps(story).encode(), limits=wire_limits())


def _staged(editor: User, label: str, *files: Any) -> ImportBatch:
    batch = stage(files, origin=Origin.UPLOAD, label=label, user=editor)
    work(batch, seconds=None)
    batch.refresh_from_db()
    return batch


def _imported(editor: User, label: str, *files: Any) -> ImportBatch:
    batch = _staged(editor, label, *files)
    start_import(batch, editor)
    work(batch, seconds=None)
    batch.refresh_from_db()
    return batch


def _imports(editor: User) -> None:
    """One import in every state that an editor meets."""
    broken = WireFile(name="afbrudt.json", data=b'{"uri": "urn:', limits=wire_limits())
    _imported(editor, "kaj-1.json, afbrudt.json", _telegram(1), broken)
    undone = _imported(editor, "kaj-2.json", _telegram(2))
    start_undo(undone, editor)
    work(undone, seconds=None)
    running = _staged(editor, "kaj-3.json", _telegram(3))
    start_import(running, editor)
    _staged(
        editor,
        "mandag.zip",
        _telegram(4),
        _telegram(1, version="2", headline="Kaj 1 i Thorsminde får to bolværksvægge"),
        _telegram(5, usageterms="Må ikke arkiveres."),
        _telegram(1, headline="Kaj 1 i Thorsminde får ingen bolværksvæg"),
        broken,
        *collect([str(next(FIXTURES.glob("*.txt")))]),
    )


def _names(editor: User) -> None:
    """Decisions about names that stand: one made the same, one never a name."""
    decide(editor, Wanted(kind=NameDecisionKind.MERGE, entity=named(SHORT), target=named(MAYOR)))
    decide(editor, Wanted(kind=NameDecisionKind.BLOCK, entity=named("Reuters", "org")))


def named(name: str, type_: str = "person") -> Entity:
    """The name as a text gives it."""
    return Entity.objects.get(name=name, type=type_, qualifier="")


def story(guid: str) -> Article:
    """The demo story whose guid ends so."""
    return Article.objects.get(guid__endswith=guid)
