"""What becomes of a file that is put into a watched folder."""

import errno
import fcntl
import io
import os
import zipfile
from pathlib import Path

import pytest
from django.utils import timezone

from articles.importing.watch import FolderTrouble, find, place
from articles.importing.watch.find import Finder
from articles.importing.watch.taken import Hold
from articles.models import Article, ImportBatch, ImportItem
from tests.importing.telegrams import telegram

pytestmark = pytest.mark.django_db


def test_a_file_is_imported_and_put_away_with_a_report(watched):
    watched.put("nyt/æble.json")
    assert watched.once()
    assert watched.left() == ["done/DAY/nyt/æble.json", "done/DAY/nyt/æble.json.report.txt"]
    assert (watched.folder / "done" / timezone.localdate().isoformat()).is_dir()
    report = watched.report("æble.json").splitlines()
    assert report[0] == "Rapport om nyt/æble.json"
    assert report[2:] == [
        "",
        "     1  nyt",
        "",
        f"nyt: telegram 1 | {telegram(1)['uri']} | {telegram(1)['headline']}",
        "",
        "Hvad nu?",
        "Intet.",
    ]
    batch, item = ImportBatch.objects.get(), ImportItem.objects.get()
    assert (batch.origin, batch.label, batch.state) == ("watch", "nyt/æble.json", "done")
    assert item.file_name == "nyt/æble.json"
    assert watched.said == [
        ("done", {"message": "Imported.", "file": "nyt/æble.json", "created": 1, "now": watched.said[0][1]["now"]})
    ]


def test_what_lies_there_at_one_look_is_one_import(watched):
    for number in range(1, 24):
        watched.put(f"{number:02}.json", number=number)
    watched.once()
    batch = ImportBatch.objects.get()
    assert batch.label.startswith("01.json, 02.json, ")
    assert batch.label.endswith("20.json … (23)")
    assert (batch.items.count(), Article.objects.count()) == (23, 23)
    assert len(watched.left()) == 46


def test_a_look_that_finds_nothing_is_no_import(watched):
    watched.once()
    assert (watched.said, ImportBatch.objects.count(), watched.left()) == ([], 0, [])


def test_the_same_name_again_overwrites_nothing(watched):
    for number in (1, 2, 3):
        watched.put("a.json", number=number)
        watched.once()
    names = ["a-2.json", "a-2.json.report.txt", "a-3.json", "a-3.json.report.txt", "a.json", "a.json.report.txt"]
    assert watched.left() == [f"done/DAY/{name}" for name in names]
    (second,) = watched.folder.rglob("a-2.json")
    assert telegram(2)["uri"] in second.read_text()


def test_a_file_named_like_a_report_does_not_meet_it(watched):
    watched.put("a.json")
    watched.put("a.json.report.txt", number=2)
    watched.once()
    assert watched.left() == [
        "done/DAY/a.json",
        "done/DAY/a.json.report-2.txt",
        "done/DAY/a.json.report-2.txt.report.txt",
        "done/DAY/a.json.report.txt",
    ]


def test_a_very_long_name_is_cut_for_the_report_beside_it(watched):
    watched.put("ø" * 125 + ".json")
    watched.once()
    (moved,) = (watched.folder / "done").rglob("*.json")
    assert moved.name == "ø" * 117 + ".json"


def test_a_name_that_is_no_text_is_imported_too(watched):
    watched.put(os.fsdecode(b"r\xf8d.json"))
    watched.once()
    assert ImportItem.objects.get().file_name == "r\N{REPLACEMENT CHARACTER}d.json"
    assert watched.left() == [os.fsdecode(b"done/DAY/r\xf8d.json"), os.fsdecode(b"done/DAY/r\xf8d.json.report.txt")]


# Not complete, not ours --------------------------------------------------------------------------


@pytest.mark.parametrize("name", [".a.json", "a.json.part", "a.TMP", "a.json.filepart", "a.crdownload", ".x/a.json"])
def test_names_of_unfinished_and_hidden_files_are_left_alone(watched, name):
    watched.put(name)
    watched.once()
    assert (watched.left(), watched.said) == ([name], [])


def test_a_file_is_taken_once_it_has_not_changed_for_a_while(watched, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(find.time, "monotonic", lambda: clock[0])
    finder = Finder(watched.folder, still_seconds=5)

    def complete_after(seconds):
        clock[0] += seconds
        return finder.look().complete

    path = watched.put("a.json", b"{")
    assert complete_after(100) == ()
    assert complete_after(4) == ()
    path.write_bytes(b"{}")
    assert complete_after(4) == ()
    os.utime(path, (1, 1))
    assert complete_after(4) == ()
    assert complete_after(4) == ()
    assert complete_after(1) == ("a.json",)
    path.unlink()
    assert complete_after(1) == ()
    watched.put("a.json", b"{}")
    assert complete_after(10) == ()


@pytest.mark.parametrize("lock", [fcntl.flock, fcntl.lockf], ids=["flock", "lockf"])
def test_a_file_that_its_writer_has_locked_is_left_alone(watched, lock):
    path = watched.put("a.json")
    if lock is fcntl.lockf:
        child = os.fork()  # such a lock does not hold against its own process
        if child == 0:
            with path.open("r+") as stream:
                lock(stream, fcntl.LOCK_EX)
                (watched.folder / ".locked").touch()
                while not (watched.folder / ".done").exists():
                    pass
            os._exit(0)
        while not (watched.folder / ".locked").exists():
            pass
        watched.once()
        (watched.folder / ".done").touch()
        os.waitpid(child, 0)
    else:
        with path.open("r+") as stream:
            lock(stream, fcntl.LOCK_EX)
            watched.once()
    assert ImportBatch.objects.count() == 0
    watched.once()
    assert ImportBatch.objects.count() == 1


def test_a_file_in_use_by_two_watchers_is_taken_by_one(watched):
    watched.put("a.json")
    with Hold(watched.folder) as first, Hold(watched.folder) as second:
        assert first.take("a.json").path.is_file()
        with pytest.raises(FileNotFoundError):
            second.take("a.json")
        assert list(second.left_over()) == []
        assert [taken.name for taken in first.left_over()] == ["a.json"]


def test_what_a_dead_watcher_held_is_taken_over(watched):
    watched.put("sub/a.json")
    dead = Hold(watched.folder).__enter__()
    dead.take("sub/a.json")
    for lock in dead._locks.values():
        lock.close()
    watched.once()
    assert watched.left() == ["done/DAY/sub/a.json", "done/DAY/sub/a.json.report.txt"]
    assert not (watched.folder / ".taken").exists()


def test_two_that_are_called_the_same_are_imported_one_after_the_other(watched):
    """One left over from before, one new: their results must not be mixed up."""
    watched.put("a.json")
    with Hold(watched.folder) as hold:
        hold.take("a.json")
    watched.put("a.json", b"", number=2)
    watched.put("a.json.d/b.json", number=3)
    looking = watched.watcher()
    looking.once(wait=lambda _seconds: None)
    assert "done/DAY/a.json" in watched.left()
    looking.once(wait=lambda _seconds: None)
    assert "failed/DAY/a.json" in watched.left()
    assert Article.objects.count() == 2


# Refused -----------------------------------------------------------------------------------------


def test_links_and_devices_are_refused_and_not_followed(watched, tmp_path):
    secret = tmp_path / "secret.json"
    secret.write_text("{}")
    (watched.folder / "link.json").symlink_to(secret)
    (watched.folder / "folder").symlink_to(tmp_path)
    (watched.folder / "nowhere").symlink_to("gone")
    os.mkfifo(watched.folder / "pipe")
    watched.once()
    assert secret.read_text() == "{}"
    assert [name for name in watched.left() if not name.endswith(".report.txt")] == [
        f"failed/DAY/{name}" for name in ("folder", "link.json", "nowhere", "pipe")
    ]
    assert "Det er et symbolsk link. Det blev ikke fulgt" in watched.report("link.json")
    assert "Det er hverken en fil eller en mappe." in watched.report("pipe")


def test_a_partly_rejected_file_has_failed_and_its_report_says_what_was_imported(watched):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.json", (watched.put("x.json")).read_bytes())
        archive.writestr("../b.json", "{}")
    (watched.folder / "x.json").unlink()
    watched.put("uge.zip", packed.getvalue())
    watched.once()
    assert watched.left() == ["failed/DAY/uge.zip", "failed/DAY/uge.zip.report.txt"]
    assert watched.report("uge.zip").splitlines()[2:] == [
        "",
        "     1  nyt",
        "     1  afvist",
        "",
        f"nyt: a.json telegram 1 | {telegram(1)['uri']} | {telegram(1)['headline']}",
        "afvist: ../b.json | Navnet peger uden for den pakkede fil, så filen blev afvist.",
        "",
        "Hvad nu?",
        (
            "Ret det, der er nævnt ovenfor, eller hent filen igen, og læg den i den overvågede mappe en gang til. Det,"
            " der er importeret, bliver ikke importeret to gange."
        ),
    ]
    assert watched.said[0][0] == "failed"


def test_a_version_that_waits_for_an_editor_is_said_in_the_report(watched):
    watched.put("1.json", b'{"uri": "a", "version": "1", "headline": "A", "body_text": "x"}')
    watched.put("2.json", b'{"uri": "a", "version": "1", "headline": "B", "body_text": "y"}')
    watched.once()
    assert watched.report("2.json").splitlines()[-1] == (
        "En redaktør skal tage stilling til 1 telegram. Det venter i administrationen under Importer."
    )


# Trouble -----------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_put_away_waits_and_is_not_imported_twice(watched, monkeypatch):
    watched.put("a.json")
    broken = [OSError(errno.ENOSPC, "No space left on device"), OSError(errno.ENOSPC, "No space left on device")]

    def write_text(path, text, **options):
        if broken:
            raise broken.pop()
        return write(path, text, **options)

    write = Path.write_text
    monkeypatch.setattr(place.Path, "write_text", write_text)
    looking = watched.watcher()
    with Hold(watched.folder) as hold:
        for _ in range(4):
            looking._try_to_look(hold)
    assert watched.left() == ["done/DAY/a.json", "done/DAY/a.json.report.txt"]
    assert watched.events() == ["not_moved", "done"]
    assert watched.said[0][1]["message"] == (
        "It was imported, but cannot be put away: No space left on device. Trying again at every look."
    )
    assert "1  nyt" in watched.report("a.json")
    assert ImportItem.objects.count() == 1


def test_a_file_that_vanishes_is_told(watched):
    path = watched.put("a.json")
    looking = watched.watcher()
    with Hold(watched.folder) as hold:
        looking._take(hold, "gone.json")
        taken = looking._take(hold, "a.json")
        taken.path.unlink()
        looking._finish(hold, taken, [])
    assert not path.exists()
    assert watched.events() == ["vanished", "vanished"]


def test_a_folder_that_goes_away_is_waited_for(watched):
    looking = watched.watcher()
    with Hold(watched.folder) as hold:
        moved = watched.folder.rename(watched.folder.with_name("away"))
        assert not looking._try_to_look(hold)
        assert not looking._try_to_look(hold)
        moved.rename(watched.folder)
        assert looking._try_to_look(hold)
    assert watched.events() == ["folder_away", "folder_back"]


def test_a_folder_that_does_not_exist_is_told_in_words(tmp_path):
    with pytest.raises(FolderTrouble, match="cannot be watched: No such file or directory"), Hold(tmp_path / "no"):
        pass


def test_stopping_ends_after_the_file_at_hand(watched):
    for number in range(1, 4):
        watched.put(f"{number}.json", number=number)
    looking = watched.watcher()
    say = watched.say

    def say_and_stop(event, message, **facts):
        say(event, message, **facts)
        watched.stopping = True

    looking.say = say_and_stop
    looking.once(wait=lambda _seconds: None)
    assert watched.events() == ["done"]
    assert [name.split("/")[0] for name in watched.left()] == [".taken", ".taken", ".taken", "done", "done"]
    watched.stopping = False
    watched.once()
    assert watched.events() == ["done"] * 3
    assert Article.objects.count() == 3
    assert ImportBatch.objects.exclude(state="done").count() == 0
