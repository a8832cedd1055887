"""What editors decide about names, applied to the mentions of every story, those to come included.

rules.py says what a found name is by the decisions that stand, and is the only one to say it; deciding.py makes and
undoes decisions, plan.py says how one is recorded or why it is refused, changes.py lets the mentions follow in SQL,
spelled.py the spellings. The record is docs/decisions/names-and-decisions.md.
"""

from articles.entities.decisions.deciding import decide, preview, preview_undo, undo
from articles.entities.decisions.standing import standing_rules
from articles.entities.decisions.wanted import Effect, Refused, Wanted

__all__ = ["Effect", "Refused", "Wanted", "decide", "preview", "preview_undo", "standing_rules", "undo"]
