"""Bad and odd files of our own making, one for each ending that articles.wire.check_bad knows."""

import io
import tarfile
import zipfile
from html import escape
from pathlib import Path

from articles.wire.check_bad import ENDINGS, TAKEN

SEED = " date 2020-08 Kort indledning om Ærø.\n\nFørste afsnit.\n\nAndet afsnit med blåbærgrød.\n\n/ritzau/"
BODY = "<p>Færgen sejler igen.</p><p>Det siger havnefogeden.</p><p>/ritzau/</p>"


def ritzau(body: str = BODY, *, guid: str = "a1", sent: str = "2024-05-02T10:15:00", **fields: str) -> str:
    """An invented telegram in Ritzau's XML."""
    values = {
        "NewsID": guid,
        "PublishDate": sent,
        "headline": "Havnen åbner igen på øen om Ærø",
        "town": "Marstal",
        "origin": "/ritzau/",
        "section": "Indland",
        "version": "1",
        "content": body,
        "Priority": "4",
        "Annuleret": "false",
        "NyVersion": "false",
        "Korrektion": "false",
        **fields,
    }
    inner = "".join(f"<{name}>{escape(value, quote=False)}</{name}>" for name, value in values.items())
    return f'<?xml version="1.0" encoding="utf-8"?><RBNews xmlns="">{inner}</RBNews>'


def _zipped(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def _tarred(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def _entities() -> str:
    made = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    return f'<!DOCTYPE r [<!ENTITY e0 "ha">{made}]><RBNews><headline>&e8;</headline></RBNews>'


BAD_FILES: dict[str, str | bytes] = {
    "b01_truncated.xml": ritzau()[:-200],
    "b02_empty.xml": b"",
    "b03_blank.txt": "\n \n",
    "b04_entity_bomb.xml": _entities(),
    "b05_external_entity.xml": '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/hostname">]><RBNews>&f;</RBNews>',
    "b06_deep_nesting.xml": "<nitf>" + "<block>" * 3000 + "x" + "</block>" * 3000 + "</nitf>",
    "b07_control_char.xml": ritzau().replace("Færgen", "Fær\x0bgen"),
    "b08_unknown_root.xml": "<invoice><total>1</total></invoice>",
    "b09_html_page.xml": "<!DOCTYPE html><html><body><p>Log ind igen<br></body></html>",
    "b10_seed_latin1.txt": SEED.encode("latin-1"),
    "b11_seed_utf16.txt": SEED.encode("utf-16"),
    "b12_seed_utf8_bom_crlf.txt": "\ufeff" + SEED.replace("\n", "\r\n"),
    "b13_seed_double_utf8.txt": SEED.encode().decode("latin-1"),
    "b14_seed_cp865_dos.txt": SEED.encode("cp865"),
    "b15_seed_nul.txt": SEED.replace("Andet", "An\x00det"),
    "b16_xml_declared_utf8_is_latin1.xml": ritzau().encode("latin-1"),
    "b20_seed_full_date.txt": SEED.replace("2020-08", "2020-08-16"),
    "b21_seed_no_date.txt": SEED.replace(" date 2020-08 ", ""),
    "b22_seed_bad_month.txt": SEED.replace("2020-08", "2020-13"),
    "b23_seed_joint_signoff.txt": SEED + "AFP",
    "b24_seed_no_signoff.txt": SEED.removesuffix("\n\n/ritzau/"),
    "b25_seed_text_after_signoff.txt": SEED + "\n\nLæs også: Om noget andet\n",
    "b26_seed_only_prefix.txt": " date 2020-08 \n\n/ritzau/",
    "b27_seed_date_word_in_text.txt": SEED.replace("Første", "Det var en date 2020-08 i København, det første"),
    "c01_ritzau_v1.xml": ritzau(),
    "c02_ritzau_v2_ny_version.xml": ritzau(version="2", NyVersion="true", sent="2024-05-02T10:40:00"),
    "c03_ritzau_v3_korrektion.xml": ritzau(version="3", Korrektion="true", sent="2024-05-02T11:00:00"),
    "c04_ritzau_v4_annulleret.xml": ritzau("", version="4", Annuleret="true", sent="2024-05-02T11:20:00"),
    "c05_ritzau_new_guid_replaces.xml": ritzau(guid="a2", replacedID="a1", sent="2024-05-02T11:30:00"),
    "c06_ritzau_same_version_other_text.xml": ritzau(headline="Helt anden rubrik"),
    "d01_ritzau_autumn_ambiguous.xml": ritzau(guid="d1", sent="2023-10-29T02:30:00"),
    "d02_ritzau_spring_missing_hour.xml": ritzau(guid="d2", sent="2024-03-31T02:30:00"),
    "d03_ritzau_future.xml": ritzau(guid="d3", sent="3013-07-07T15:06:01"),
    "d04_ritzau_bad_date.xml": ritzau(guid="d4", sent="i går ved middagstid"),
    "e01_ritzau_script.xml": ritzau(
        '<p onclick="x()">Hej <script>alert(1)</script><a href="javascript:alert(2)">link</a></p>', guid="e1"
    ),
    "e02_ritzau_escaped_script_text.xml": ritzau("<p>Koden &amp;lt;script&amp;gt;alert(1) er tekst</p>", guid="e2"),
    "e03_ritzau_br_only.xml": ritzau("Første linje.<br/><br/>Anden linje.<br />/ritzau/", guid="e3"),
    "e04_ritzau_empty_content.xml": ritzau("", guid="e4"),
    "e05_ritzau_table.xml": ritzau("<table><tr><td>FCK</td><td>72</td><td>271</td></tr></table>", guid="e5"),
    "f01_truncated.json": '{"uri":"urn:x:1","headline":"Halv',
    "f02_not_ninjs.json": '{"name":"x","version":1}',
    "f03_array.json": "[1,2]",
    "f04_nan.json": '{"uri":"urn:x:4","headline":"x","urgency":NaN}',
    "f05_deep.json": "[" * 4000 + "]" * 4000,
    "f06_cancelled_spelling.json": '{"uri":"urn:x:6","type":"text","headline":"x","pubstatus":"cancelled"}',
    "f07_bad_datetime.json": '{"uri":"urn:x:7","type":"text","headline":"x","versioncreated":"Last Tuesday"}',
    "g01_zip_bomb_20mb.zip": _zipped(("bombe.txt", bytes(20_000_000))),
    "g02_zip_path_traversal.zip": _zipped(
        ("../ude.txt", SEED.encode()), ("/absolut.txt", SEED.encode()), ("god.txt", SEED.encode())
    ),
    "g03_plain_tar_named.tar.xz": _tarred("urn:newsml:havnenyt.example:1.txt", SEED.encode()),
    "h01_50mb.xml": b"<RBNews>" + b" " * 50_000_000,
}


def write_bad_files(folder: Path) -> list[Path]:
    """All of them as files; the folder is made."""
    folder.mkdir(parents=True)
    for name, content in BAD_FILES.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return sorted(folder.iterdir())


def told(name: str) -> tuple[list[str], int]:
    """How importing this bad file into an empty archive should end: the outcomes, and how many stories to read."""
    endings = ENDINGS[name]
    outcomes = ["created" if ending.outcome == TAKEN else "rejected" for ending in endings]
    return outcomes, sum(ending.outcome == TAKEN and ending.status == "usable" for ending in endings)
