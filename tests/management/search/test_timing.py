"""What is made of the times: medians of rounds, spreads of classes, ratios, tables."""

from dataclasses import dataclass, field

import pytest

from articles.management.measure.search.peer import Answer
from articles.management.measure.search.queries import BenchQuery
from articles.management.measure.search.report import lines
from articles.management.measure.search.run import counts_beside, ratios_beside
from articles.management.measure.search.timing import (
    Asked,
    Cost,
    ask_all,
    by_class,
    of_answers,
    ratio,
    summary,
    with_more,
)

QUERIES = [BenchQuery(id="mid0", cls="mid", must=("valg",)), BenchQuery(id="browse0", cls="browse")]


@dataclass
class Slow:
    """A contestant whose processor time is told by a list."""

    name: str
    asked: list[tuple[str, str]] = field(default_factory=list)

    def run(self, query, by):
        self.asked.append((query.id, by))
        return Answer(len(query.must) + 1, (3, 2))

    def cpu_ms(self):
        return 7.0 * len(self.asked)


def asked(who: str, query: BenchQuery, cpu: float, count: int, *, timed_out: bool = False) -> Asked:
    answer = Answer(count, (), timed_out=timed_out)
    return Asked(who=who, query=query, by="newest", answer=answer, costs=[Cost(2 * cpu, cpu)])


def test_contestants_take_turns_question_by_question_and_the_first_round_does_not_count():
    one, other = Slow("one"), Slow("other")
    told: list[int] = []
    found = ask_all([one, other], QUERIES, rounds=2, tell=told.append)
    assert one.asked == other.asked == [(query.id, by) for query in QUERIES for by in ("newest", "relevance")] * 3
    assert {len(each.costs) for each in found} == {2}
    assert {each.cost.cpu for each in found} == {7.0}
    assert sum(told) == len(one.asked) + len(other.asked)
    assert [each.answer.count for each in found if each.who == "one" and each.by == "newest"] == [2, 1]


def test_the_cost_of_a_question_is_the_median_of_its_rounds():
    one = asked("we", QUERIES[0], 5, 1)
    one.costs += [Cost(1, 1), Cost(100, 90)]
    assert one.cost == Cost(10, 5)


def test_further_rounds_are_put_to_the_same_questions():
    found = with_more([], [asked("we", QUERIES[0], 5, 1)])
    found = with_more(
        found, [asked("we", QUERIES[0], 9, 1), asked("we", QUERIES[1], 3, 1), asked("they", QUERIES[0], 2, 1)]
    )
    assert [(one.who, one.query.id, [cost.cpu for cost in one.costs]) for one in found] == [
        ("we", "mid0", [5, 9]),
        ("we", "browse0", [3]),
        ("they", "mid0", [2]),
    ]
    assert of_answers(found)["cpu"] == {"median": 4, "p95": 9, "worst": 9}


def test_one_summary_is_so_many_times_another():
    slow, quick = (summary([Cost(wall, wall / 2) for wall in times]) for times in ((30, 60), (10, 40)))
    assert ratio(slow, quick) == {"wall_median": 1.8, "wall_p95": 1.5, "cpu_median": 1.8, "cpu_p95": 1.5}


def test_a_spread_is_median_95th_percentile_and_worst():
    costs = [Cost(wall, wall / 2) for wall in range(1, 101)]
    assert summary(costs)["wall"] == {"median": 50.5, "p95": 96, "worst": 100}
    assert summary(costs)["cpu"]["worst"] == 50


def test_classes_are_told_apart_and_together():
    found = by_class([asked("we", QUERIES[0], 4, 1), asked("we", QUERIES[1], 8, 1)])
    assert {cls: spread["cpu"]["worst"] for cls, spread in found.items()} == {"mid": 4, "browse": 8, "all": 8}


def test_a_peer_is_so_many_times_as_slow():
    found = ratios_beside([asked("newsarchive", QUERIES[0], 4, 1), asked("peer", QUERIES[0], 10, 1)])
    assert found["peer"]["newest"]["mid"]["cpu_median"] == pytest.approx(2.5)


def test_counts_are_compared_but_for_what_was_given_up():
    ours = [asked("newsarchive", query, 1, 5) for query in QUERIES]
    theirs = [asked("peer", QUERIES[0], 1, 4), asked("peer", QUERIES[1], 1, 0, timed_out=True)]
    assert counts_beside([*ours, *theirs]) == {"peer": {"mid": {"same": 0, "of": 1}}}


def test_a_filled_database_is_told_of_in_lines():
    found = {"stories": 10, "filled": {"stories": 10, "per_second": 2_500.0}, "peers_built": {"peer": 2.0}}
    assert list(lines(found)) == [
        "10 stories; 10 came in at 2,500 a second in bulk",
        "peer took them in at 5 a second",
    ]
