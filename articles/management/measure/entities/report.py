"""The figures of the pages of names as a table. English, as consoles are."""

from collections.abc import Iterator
from typing import Any

KINDS = {"database": "database ms", "wall": "whole ms", "cpu": "CPU ms"}


def lines(found: dict[str, Any]) -> Iterator[str]:
    """What was found out, line by line."""
    yield (
        f"{found['stories']:,} stories, of which {found['mentions']:,} mention one name;"
        f" they came in at {found['per_second']:,.0f} a second in bulk"
    )
    if "pages" not in found:
        return
    head = "".join(f"{f'{words}: median':>20}{'p95':>8}{'times':>8}" for words in KINDS.values())
    yield f"{'page':<34}{'queries':>8}{head}"
    for one in found["pages"]:
        cells = "".join(f"{one[kind]['median']:>20.1f}{one[kind]['p95']:>8.1f}{_times(one, kind):>8}" for kind in KINDS)
        yield f"{one['page']:<34}{one['queries']:>8}{cells}"
    yield (
        f"times: how many times as long {found['peer']} (counts grouped over the tables) takes for the same, medians;"
        " it only counts, and makes no page of it"
    )
    first = found["first"]
    yield f"The very first page of this process, which loads the index: {first['wall']:,.0f} ms"
    if found["differences"]:
        yield f"NOT THE SAME as {found['peer']}: {', '.join(found['differences'])}"
    else:
        yield f"All numbers of the name are the same as {found['peer']}'s."
    if not found["processor_is_whole"]:
        yield "The database is not on this machine: processor time is that of this process alone."
    yield f"Memory of this process: {found['memory_mb']:,} MB"


def _times(one: dict[str, Any], kind: str) -> str:
    return f"{one[f'times_{kind}']:.1f}" if f"times_{kind}" in one else "-"
