"""A watched folder, looked into without waiting."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from articles.importing.watch import Watcher
from tests.importing.telegrams import telegram


@dataclass
class Watched:
    """A folder, what was said while watching it, and how to look."""

    folder: Path
    said: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    stopping: bool = False

    def watcher(self) -> Watcher:
        """Somebody who watches it and takes what two looks find the same."""
        return Watcher(self.folder, still_seconds=0, say=self.say, is_stopping=lambda: self.stopping)

    def say(self, event: str, message: str, **facts: Any) -> None:
        self.said.append((event, {"message": message, **facts}))

    def once(self) -> bool:
        """Two looks, one right after the other."""
        return self.watcher().once(wait=lambda _seconds: None)

    def put(self, name: str, content: bytes | None = None, *, number: int = 1) -> Path:
        """A file in the folder: telegram `number`, unless its content is given."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(json.dumps(telegram(number)).encode() if content is None else content)
        return path

    def left(self) -> list[str]:
        """All files under the folder, the day's folder as DAY."""
        found = [
            str(path.relative_to(self.folder))
            for path in self.folder.rglob("*")
            if path.is_symlink() or not path.is_dir()
        ]
        return sorted(
            "/".join("DAY" if part[:4].isdecimal() and part[4:5] == "-" else part for part in name.split("/"))
            for name in found
        )

    def report(self, name: str) -> str:
        """The report on the one file that was put away under this name."""
        (path,) = self.folder.rglob(f"{name}.report.txt")
        return path.read_text(encoding="utf-8")

    def events(self) -> list[str]:
        return [event for event, _facts in self.said]


@pytest.fixture
def watched(tmp_path) -> Watched:
    """An empty folder."""
    (tmp_path / "ind").mkdir()
    return Watched(tmp_path / "ind")
