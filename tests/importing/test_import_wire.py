"""The command, as its operator meets it."""

import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from articles.models import Article, ImportBatch
from tests.importing.telegrams import telegram, write_folder

pytestmark = pytest.mark.django_db


def run(capsys, *arguments) -> tuple[int, str]:
    """Exit code and standard output of import_wire."""
    try:
        call_command("import_wire", *map(str, arguments))
        code = 0
    except SystemExit as leaving:
        code = leaving.code
    return code, capsys.readouterr().out


def test_one_line_for_what_was_not_simply_created_and_a_table(tmp_path, capsys):
    write_folder(tmp_path, [telegram(1), telegram(1, 2), telegram(2), telegram(1, 2)])
    code, out = run(capsys, tmp_path)
    guid = telegram(1)["uri"]
    assert code == 0
    assert out.splitlines() == [
        f"new version: {tmp_path}/00001.json, item 1 | {guid} | Version 2 follows version 1.",
        f"unchanged: {tmp_path}/00003.json, item 1 | {guid} | This version is here already, with the same content.",
        "created                  2",
        "new version              1",
        "older version filed      0",
        "unchanged                1",
        "conflict                 0",
        "held                     0",
        "skipped                  0",
        "rejected                 0",
    ]
    assert ImportBatch.objects.get().label == str(tmp_path)


def test_a_dry_run_says_so_and_writes_nothing(tmp_path, capsys):
    write_folder(tmp_path, [telegram(1)])
    code, out = run(capsys, tmp_path, "--dry-run")
    assert code == 0
    assert out.startswith("Dry run: nothing was written. An import would end like this:\ncreated                  1\n")
    assert not Article.objects.exists()
    assert not ImportBatch.objects.exists()


def test_the_report_as_json(tmp_path, capsys):
    write_folder(tmp_path, [telegram(1), telegram(1, 2, pubstatus="canceled")])
    (tmp_path / "empty.json").write_bytes(b"")
    code, out = run(capsys, tmp_path, "--json", "--dry-run")
    report = json.loads(out)
    assert code == 1
    assert (report["dry_run"], report["counts"]) == (
        True,
        {
            "created": 1,
            "new_version": 1,
            "older_filed": 0,
            "unchanged": 0,
            "conflict": 0,
            "held": 0,
            "skipped": 0,
            "rejected": 1,
        },
    )
    assert report["items"] == [
        {
            "file": f"{tmp_path}/00000.json",
            "item": 1,
            "provider": "kystbureauet",
            "guid": telegram(1)["uri"],
            "headline": telegram(1)["headline"],
            "outcome": "created",
            "reasons": [],
        },
        {
            "file": f"{tmp_path}/00001.json",
            "item": 1,
            "provider": "kystbureauet",
            "guid": telegram(1)["uri"],
            "headline": telegram(1, 2)["headline"],
            "outcome": "new_version",
            "reasons": [
                {
                    "code": "killed",
                    "message": "The agency withdrew the story. Nothing of its text is public any more.",
                }
            ],
        },
        {
            "file": f"{tmp_path}/empty.json",
            "item": 0,
            "provider": "",
            "guid": "",
            "headline": "",
            "outcome": "rejected",
            "reasons": [{"code": "empty_file", "message": "The file is empty."}],
        },
    ]


def test_the_console_speaks_english_whatever_the_site_speaks(tmp_path, capsys, settings):
    settings.LANGUAGE_CODE = "da"
    write_folder(tmp_path, [telegram(1)])
    assert "older version filed" in run(capsys, tmp_path)[1]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"good.json": telegram(1)}, 0),
        ({"good.json": telegram(1), "bad.json": None}, 1),
        ({"bad.json": None}, 2),
        ({}, 2),
    ],
)
def test_the_exit_code_says_how_it_went(tmp_path, capsys, files, code):
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content) if content else "")
    assert run(capsys, tmp_path)[0] == code


def test_a_path_that_does_not_exist_is_rejected_by_name(tmp_path, capsys):
    code, out = run(capsys, tmp_path / "nowhere")
    assert code == 2
    assert out.startswith(f"rejected: {tmp_path}/nowhere | The file cannot be opened: No such file or directory.\n")


def test_a_zip_is_read_member_by_member(tmp_path, capsys):
    with zipfile.ZipFile(tmp_path / "wire.zip", "w") as archive:
        archive.writestr("one.json", json.dumps(telegram(1)))
        archive.writestr("../two.json", json.dumps(telegram(2)))
    code, out = run(capsys, tmp_path / "wire.zip", "--json")
    assert code == 1
    assert [(item["file"], item["outcome"]) for item in json.loads(out)["items"]] == [
        (f"{tmp_path}/wire.zip/one.json", "created"),
        (f"{tmp_path}/wire.zip/../two.json", "rejected"),
    ]


def test_the_operator_may_say_whose_files_and_in_which_charset_they_are(tmp_path, capsys):
    (tmp_path / "dos.txt").write_bytes(" date 2020-08 Rødgrød på Ærø.\n\n/ritzau/".encode("cp865"))
    run(capsys, tmp_path, "--charset", "cp865", "--provider", "havnenyt")
    article = Article.objects.get()
    assert (article.lead, article.provider.code, article.shown.charset_used) == ("Rødgrød på Ærø.", "havnenyt", "cp865")


def test_a_dry_run_is_done_by_one_process_and_says_so(tmp_path, capsys):
    write_folder(tmp_path, [telegram(1)])
    call_command("import_wire", str(tmp_path), "--dry-run", "--workers", "4")
    assert "A dry run is done by one process" in capsys.readouterr().err
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("option", [("--charset", "klingon"), ("--provider", "Ikke en kode")])
def test_a_choice_that_cannot_be_is_refused_before_anything_is_read(tmp_path, option):
    with pytest.raises(CommandError) as refused:
        call_command("import_wire", str(tmp_path), *option)
    assert refused.value.returncode == 2
    assert option[1] in str(refused.value)
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("option", [[], ["--dry-run"]])
def test_a_database_that_lacks_a_migration_is_refused_in_one_sentence(tmp_path, option):
    write_folder(tmp_path, [telegram(1)])
    MigrationRecorder(connection).migration_qs.filter(app="articles").latest("id").delete()
    with pytest.raises(CommandError) as refused:
        call_command("import_wire", str(tmp_path), *option)
    assert refused.value.returncode == 2
    assert str(refused.value) == (
        "The database is not ready for this version of the archive: run `manage.py migrate` first. Nothing was written."
    )
    assert not ImportBatch.objects.exists()
