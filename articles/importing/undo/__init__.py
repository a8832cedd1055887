"""Taking back a whole import, and taking that back. Nothing is ever destroyed: versions are put away and brought back.

docs/decisions/import-and-undo.md says why it is done in this way.
"""

from articles.importing.undo.plan import Obstacle, UndoPlan, plan_redo, plan_undo
from articles.importing.undo.start import CannotUndo, start_redo, start_undo

__all__ = ["CannotUndo", "Obstacle", "UndoPlan", "plan_redo", "plan_undo", "start_redo", "start_undo"]
