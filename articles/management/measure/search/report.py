"""The figures of a measurement as tables. English, as consoles are."""

from collections.abc import Iterator
from typing import Any


def lines(found: dict[str, Any]) -> Iterator[str]:
    """What was found out, line by line."""
    filled = found["filled"]
    yield f"{found['stories']:,} stories; {filled['stories']:,} came in at {filled['per_second']:,.0f} a second in bulk"
    for name, seconds in found["peers_built"].items():
        yield f"{name} took them in at {found['stories'] / max(seconds, 0.1):,.0f} a second"
    if "idle" not in found:
        return
    for who, orders in found["idle"].items():
        for by, classes in orders.items():
            yield ""
            yield from _table(f"{who}, by {by}", classes)
    yield ""
    yield from _ratios(found["ratios"])
    yield from _counts(found["counts"])
    yield from _rest(found)


def _table(title: str, classes: dict[str, Any]) -> Iterator[str]:
    yield f"{title:<32}{'CPU ms median':>14}{'p95':>9}{'worst':>9}{'wall median':>14}{'p95':>9}{'worst':>9}"
    for cls, costs in classes.items():
        cells = "".join(
            f"{costs[kind]['median']:>14.1f}{costs[kind]['p95']:>9.1f}{costs[kind]['worst']:>9.1f}"
            for kind in ("cpu", "wall")
        )
        yield f"  {cls:<30}{cells}"


def _ratios(ratios: dict[str, Any]) -> Iterator[str]:
    for who, orders in ratios.items():
        for by, classes in orders.items():
            yield f"{f'{who}, by {by}: times as long':<46}{'CPU median':>12}{'p95':>9}{'wall median':>14}{'p95':>9}"
            for cls, one in classes.items():
                yield (
                    f"  {cls:<44}{one['cpu_median']:>12.1f}{one['cpu_p95']:>9.1f}"
                    f"{one['wall_median']:>14.1f}{one['wall_p95']:>9.1f}"
                )
            yield ""


def _counts(counts: dict[str, Any]) -> Iterator[str]:
    for who, classes in counts.items():
        told = ", ".join(f"{cls} {one['same']}/{one['of']}" for cls, one in classes.items())
        yield f"Counts that are the same as {who}'s: {told}"


def _rest(found: dict[str, Any]) -> Iterator[str]:
    if not found["processor_is_whole"]:
        yield "The database is not on this machine: processor time is that of this process alone."
    touch = found["first_touch"]
    yield (
        f"First touch (a new process; server {touch['server']}; files in memory: {touch['os_cache']}):"
        f" the very first {touch['first']['wall']['median']:,.0f} ms, then {_spread(touch['all']['wall'])}"
    )
    for by, costs in found["page_500"].items():
        yield f"Page 500 of the broadest questions, by {by}: {_spread(costs['wall'])}"
    importing = found["importing"]
    yield (
        f"While stories are imported, by newest: {_spread(importing['newest']['all']['wall'])};"
        f" p95 {importing['times_as_long']['wall_p95']:.2f} times as long as without"
    )
    alone, meanwhile = (importing["single_answers"][of]["wall"] for of in ("alone", "importing"))
    yield f"Every answer by itself: {_spread(meanwhile)}; without: {_spread(alone)}"
    yield f"Imported meanwhile: {importing['stories']:,} stories at {importing['per_second']:,.0f} a second"
    live = found["live"]
    rates = ", then ".join(f"{rate:,.0f}" for rate in live["per_second"])
    yield f"Imported by {live['workers']} at once while nobody asks: {rates} stories a second"
    yield f"Memory of this process after the questions: {found['memory_mb']:,} MB"


def _spread(one: dict[str, float]) -> str:
    return f"{one['median']:,.0f} ms median, {one['p95']:,.0f} p95, {one['worst']:,.0f} worst (wall)"
