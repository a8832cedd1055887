"""Stories -> rows. plan.py decides and writes nothing; apply.py writes and decides nothing.

The rules of deciding are in decide.py and choose.py, which are pure; docs/decisions/identity-and-versions.md
gives the reasons. show.py alone writes what the public reads of a story.
"""

from articles.importing.apply import apply_plan
from articles.importing.collect import collect, find_files, wire_limits
from articles.importing.decide import Decision, decide
from articles.importing.headline import derive_headline
from articles.importing.plan import ImportPlan, plan_import
from articles.importing.read import Item, Source, read_items
from articles.importing.result import ItemResult
from articles.importing.run import import_files
from articles.importing.settle import settle_article

__all__ = [
    "Decision",
    "ImportPlan",
    "Item",
    "ItemResult",
    "Source",
    "apply_plan",
    "collect",
    "decide",
    "derive_headline",
    "find_files",
    "import_files",
    "plan_import",
    "read_items",
    "settle_article",
    "wire_limits",
]
