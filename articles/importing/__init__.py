"""Stories -> rows. plan.py decides and writes nothing; apply.py writes and decides nothing.

The rules of deciding are in decide.py and choose.py, which are pure; docs/decisions/identity-and-versions.md
gives the reasons. show.py alone writes what the public reads of a story. work/ previews and imports staged batches
in portions, undo/ takes whole batches back: docs/decisions/import-and-undo.md.
"""

from articles.importing.apply import apply_plan
from articles.importing.background import hand_over, settle_soon, worker_is_alive
from articles.importing.collect import collect, find_files, wire_limits
from articles.importing.decide import Decision, decide
from articles.importing.headline import derive_headline
from articles.importing.plan import ImportPlan, plan_import
from articles.importing.read import Item, Source, read_items
from articles.importing.result import ItemResult
from articles.importing.rivals import CannotDecide
from articles.importing.run import import_files
from articles.importing.settle import settle_article, settle_revision
from articles.importing.undo import CannotUndo, Obstacle, UndoPlan, plan_redo, plan_undo, start_redo, start_undo
from articles.importing.work import (
    BatchBusy,
    Progress,
    ask_to_stop,
    choose_all,
    choose_items,
    decide_item,
    discard,
    go_on,
    progress_of,
    restage_file,
    stage,
    start_import,
    work,
)

__all__ = [
    "BatchBusy",
    "CannotDecide",
    "CannotUndo",
    "Decision",
    "ImportPlan",
    "Item",
    "ItemResult",
    "Obstacle",
    "Progress",
    "Source",
    "UndoPlan",
    "apply_plan",
    "ask_to_stop",
    "choose_all",
    "choose_items",
    "collect",
    "decide",
    "decide_item",
    "derive_headline",
    "discard",
    "find_files",
    "go_on",
    "hand_over",
    "import_files",
    "plan_import",
    "plan_redo",
    "plan_undo",
    "progress_of",
    "read_items",
    "restage_file",
    "settle_article",
    "settle_revision",
    "settle_soon",
    "stage",
    "start_import",
    "start_redo",
    "start_undo",
    "wire_limits",
    "work",
    "worker_is_alive",
]
