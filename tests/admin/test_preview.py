"""The preview: what is said of every story, what is chosen and decided there, and that it is kept."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.admin.imports import listed
from articles.models import Article, ImportBatch, ImportItem
from tests.admin.imports import address, import_all, ninjs, outcomes, press, upload

pytestmark = pytest.mark.django_db


def _three(client):
    return upload(client, *[(f"{n}.json", ninjs(n)) for n in range(3)])


def _labels(page):
    return [(str(choice.label), choice.count) for choice in (*page.context["statuses"], *page.context["looks"])]


def test_an_updated_story_shows_word_by_word_what_changes(editor):
    import_all(
        editor, ("a.json", ninjs(1, body_text="Mindst en demonstrant mistede livet under sammenstød i hovedstaden."))
    )
    page = upload(
        editor,
        (
            "b.json",
            ninjs(1, version="2", body_text="Mindst to demonstranter mistede livet under sammenstød i hovedstaden."),
        ),
    )
    text = page.content.decode()
    assert outcomes(page) == [("new_version", "Historie 1")]
    assert "Nye ord: 2, fjernede: 2." in text
    assert "<del>en demonstrant</del><ins>to demonstranter</ins>" in text
    assert f'href="/admin/articles/article/{Article.objects.get().pk}/change/"' in text


def test_names_a_date_and_what_is_unchanged(editor):
    import_all(editor, ("a.json", ninjs(1)))
    page = upload(
        editor,
        ("a.json", ninjs(1)),
        ("b.json", ninjs(2, body_text="Statsminister Mette Holm mødte Jens Berg.", language="da")),
    )
    same, new = page.context["rows"]
    assert (same.sign, same.can_be_chosen, same.reasons) == (
        "same",
        False,
        ("Denne version er her allerede med samme indhold.",),
    )
    assert (new.sign, new.is_chosen, new.facts) == ("new", True, ("2 navne fundet.",))


def test_rows_are_filtered_by_status_and_by_what_deserves_a_look(editor):
    page = upload(editor, ("a.json", ninjs(1)), ("b.json", b"{"), ("c.json", ninjs(2, versioncreated="2020-08-16")))
    assert _labels(page) == [
        ("Alle", 3),
        ("Fejl", 1),
        ("Nye", 2),
        ("Uden dag", 1),
        ("Med bemærkninger fra læsningen", 1),
    ]
    errors = editor.get(address("preview"), {"outcome": "rejected"})
    assert [outcome for outcome, _headline in outcomes(errors)] == ["rejected"]
    undated = editor.get(address("preview"), {"look": "no_day"})
    assert outcomes(undated) == [("created", "Historie 1")]
    assert editor.get(address("preview"), {"outcome": "\x00", "look": "no such"}).context["rows"].paginator.count == 3


def test_what_is_chosen_on_one_page_is_kept_on_the_others(editor, monkeypatch):
    monkeypatch.setattr(listed, "ROWS_PER_PAGE", 2)
    first = _three(editor)
    second = press(editor, first, "go", first.context["page_steps"]["next"], chosen=[first.context["rows"][1].pk])
    assert [row.headline for row in second.context["rows"]] == ["Historie 2"]
    done = press(editor, second, "import")
    assert sorted(Article.objects.values_list("headline", flat=True)) == ["Historie 1", "Historie 2"]
    assert [row.label for row in done.context["rows"]] == ["Udeladt", "Ny"]


def test_all_and_none_are_chosen_on_every_page(editor, monkeypatch):
    monkeypatch.setattr(listed, "ROWS_PER_PAGE", 2)
    none = press(editor, _three(editor), "none")
    assert none.context["chosen_words"] == "0 af 3 er valgt."
    empty = press(editor, none, "import")
    assert "Der er ikke valgt noget telegram." in empty.content.decode()
    assert Article.objects.count() == 0
    everything = press(editor, empty, "all")
    assert everything.context["import_label"] == "Importér 3 telegrammer"


def test_a_script_keeps_the_choice_and_is_told_what_the_button_says(editor):
    page = _three(editor)
    said = {"on_page": page.context["on_page"], "chosen": [page.context["rows"][0].pk], "save": "1"}
    answer = editor.post(address("preview"), said, headers={"accept": "application/json"})
    assert answer.json() == {
        "changed": 0,
        "import_label": "Importér 1 telegram",
        "chosen_words": "1 af 3 er valgt.",
    }
    assert ImportItem.objects.filter(chosen=True).count() == 1


def test_items_of_another_import_are_not_chosen_through_this_one(editor):
    other = _three(editor).context["batch"]
    page = upload(editor, ("9.json", ninjs(9)))
    keys = list(other.items.values_list("pk", flat=True))
    press(editor, page, "save", on_page=",".join(map(str, [*keys, "9" * 40, "x"])), chosen=["9" * 40])
    assert other.items.filter(chosen=True).count() == 3


def test_a_conflict_is_decided_in_its_row(editor):
    import_all(editor, ("a.json", ninjs(1)))
    page = upload(editor, ("b.json", ninjs(1, headline="Samme version, anden tekst")))
    (row,) = page.context["rows"]
    assert (row.outcome, row.is_to_decide, row.decision) == ("conflict", True, "")
    decided = press(editor, page, "save", **{f"decide-{row.pk}": "show"})
    assert decided.context["rows"][0].decision == "show"
    press(editor, decided, "import", **{f"decide-{row.pk}": "show"})
    assert Article.objects.get().headline == "Samme version, anden tekst"


def test_a_file_is_read_again_in_another_charset(editor):
    data = "date 2020-08 Blæsevejr.\n\nDet blæser på øen.\n\n/ritzau/".encode("cp1252")
    page = upload(editor, ("gammel.txt", data), charset="utf-8")
    (row,) = page.context["rows"]
    assert (row.sign, row.charsets[0][1]) == ("error", "Windows-1252")
    again = press(editor, page, "charset", f"{row.staged}:windows-1252")
    assert [(row.sign, row.headline) for row in again.context["rows"]] == [("new", "Blæsevejr")]


def test_a_file_of_another_import_is_not_read_again(editor):
    other = upload(editor, ("a.json", ninjs(1))).context["batch"]
    page = upload(editor, ("b.json", ninjs(2)))
    assert press(editor, page, "charset", f"{other.files.get().pk}:cp865").status_code == 404


def test_an_archive_that_changed_meanwhile_is_previewed_again(editor):
    waiting = upload(editor, ("a.json", ninjs(1, version="2", headline="Den nye")))
    import_all(editor, ("b.json", ninjs(1, version="3", headline="Den nyeste")))
    again = press(editor, waiting, "import")
    assert "Arkivet har ændret sig siden" in again.content.decode()
    assert outcomes(again) == [("older_filed", "Den nye")]
    assert Article.objects.get().revisions.count() == 1


def test_a_dropped_import_leaves_nothing_and_is_logged(editor):
    done = press(editor, _three(editor), "discard")
    batch = ImportBatch.objects.get()
    assert "Importen er opgivet." in done.content.decode()
    assert (Article.objects.count(), batch.files.count(), batch.state) == (0, 0, "discarded")
    assert LogEntry.objects.filter(object_id=str(batch.pk)).count() == 1


def test_a_preview_that_is_over_leads_to_the_import(editor):
    batch = import_all(editor, ("a.json", ninjs(1)))
    for answer in (editor.get(address("preview", batch)), editor.post(address("preview", batch), {"import": "1"})):
        assert answer["Location"] == address("change", batch)


@pytest.mark.parametrize("count", [1, 3])
def test_a_preview_costs_the_same_for_one_and_for_three(editor, count, django_assert_num_queries):
    upload(editor, *[(f"{n}.json", ninjs(n)) for n in range(count)])
    with django_assert_num_queries(10):
        editor.get(address("preview"))


def test_a_reader_previews_nothing(reader):
    batch = ImportBatch.objects.create(origin="upload", state="staged")
    for name in ("preview", "progress"):
        assert reader.get(address(name, batch)).status_code == 403
        assert reader.post(address(name, batch), {"import": "1"}).status_code == 403
