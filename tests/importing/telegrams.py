"""Invented telegrams as ninjs files, as many as a test wants."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from articles.wire import Limits, WireFile

NAMES = ("Asta Lundby", "Vagn Overgaard", "Sofus Refshauge", "Mille Nørregaard", "Tage Kirkeby", "Ida Vesterlund")
BODIES = ("Nordkystens Fiskeriforening", "Havnerådet", "Vestjysk Energi", "Digeforeningen")
PLACES = ("Thorsminde", "Marstal", "Frederikshavn", "Rønne", "Skagen", "Odense", "Tyskland", "Norge")
SECTIONS = ("Indland", "Erhverv", "Sport")


def telegram(number: int, version: int = 1, **fields: Any) -> dict[str, Any]:
    """Story `number` in ninjs 1.x; every number another text, every version another one of it."""
    who, body, place = NAMES[number % 6], BODIES[number % 4], PLACES[number % 8]
    sent = datetime(2020, 1, 1, 6, tzinfo=UTC) + timedelta(hours=7 * number, minutes=10 * version)
    text = (
        f"Formand {who} siger til telegram nummer {number}, at {body} vil tale med {place} Kommune.",
        f"- Det er {number} år siden, vi sidst så noget lignende, siger {who.split()[1]}.",
        f"Udgave {version} af historien kommer, efter at Folketinget i København har drøftet sagen.",
    )
    return {
        "uri": f"urn:newsml:kystbureauet.example:{number}",
        "version": str(version),
        "type": "text",
        "versioncreated": sent.isoformat(),
        "language": "da",
        "headline": f"{body} i {place} får svar på telegram {number}, udgave {version}",
        "description_text": f"{who} er glad for svaret fra {place}.",
        "body_html": "".join(f"<p>{paragraph}</p>" for paragraph in text),
        "copyrightholder": "Kystbureauet",
        "subject": [{"code": "20000523", "scheme": "medtop", "name": "labour market"}] if number % 5 == 0 else [],
        **fields,
    }


def wire_file(name: str, *telegrams: dict[str, Any], **fields: Any) -> WireFile:
    """A file with one telegram, or with several."""
    data = telegrams[0] if len(telegrams) == 1 else {"item": list(telegrams)}
    return WireFile(name=name, data=json.dumps(data, ensure_ascii=False).encode(), limits=Limits(), **fields)


def write_folder(folder: Path, telegrams: Iterable[dict[str, Any]]) -> Path:
    """A folder with one file for each telegram, named in this order."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(telegrams):
        (folder / f"{number:05}.json").write_bytes(json.dumps(one, ensure_ascii=False).encode())
    return folder


def chains(count: int) -> list[dict[str, Any]]:
    """About `count` telegrams: most alone, some corrected, withheld, killed, under embargo, replaced or in conflict."""
    made: list[dict[str, Any]] = []
    number = 0
    while len(made) < count:
        number += 1
        made.append(telegram(number, replacing=[telegram(number + 1)["uri"]] if number % 20 == 10 else []))
        if number % 10 == 1:
            made += [telegram(number, 3), telegram(number, 2, headline=f"RETTELSE: Telegram {number}")]
        if number % 10 == 3:
            made.append(telegram(number, 2, pubstatus="canceled", headline=f"ANNULLERET {number}", body_html=""))
        if number % 20 == 3:
            made.append(telegram(number, 3))
        if number % 10 == 5:
            made.append(telegram(number, 1, headline="Samme udgave, andet indhold"))
        if number % 10 == 7:
            made.append(telegram(number, 2, embargoed="2099-01-01T00:00:00+01:00"))
        if number % 10 == 9:
            made.append(telegram(number, 2, pubstatus="withheld"))
    return made[:count]


def without_rivals(count: int) -> list[dict]:
    """Telegrams of which no two claim one number: of two that do, the first to come stands."""
    telegrams: dict[tuple, dict] = {}
    for one in chains(2 * count):
        telegrams.setdefault((one["uri"], one["version"], one.get("pubstatus") == "canceled"), one)
    return list(telegrams.values())[:count]
