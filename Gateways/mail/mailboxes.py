# SPDX-License-Identifier: Apache-2.0
"""Mailboxes as folders (Maildir): a mailbox exists for exim when its folder does."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")


class Mailboxes:
    """What lies in `folder`, whose files belong to `owner`."""

    def __init__(self, folder: Path, owner: str):
        self._folder, self._owner = folder, owner
        self._numbers = count(1)

    def add(self, name: str) -> None:
        """Does nothing if it is there; raises ValueError for what is no name."""
        if not NAME.fullmatch(name):
            raise ValueError(f"“{name}” cannot be the name of a mailbox")
        for part in ("", "tmp", "new", "cur"):
            folder = self._folder / name / part
            folder.mkdir(parents=True, exist_ok=True)
            shutil.chown(folder, self._owner)

    def put(self, name: str, message: bytes) -> None:
        """As it is, where a mail server would mend or refuse it; raises LookupError without such a mailbox."""
        box = self._box(name)
        file = f"put.{os.getpid()}.{next(self._numbers)}"
        (box / "tmp" / file).write_bytes(message)
        shutil.chown(box / "tmp" / file, self._owner)
        (box / "tmp" / file).rename(box / "new" / file)

    def messages(self, name: str) -> list[bytes]:
        """In the order in which they came, read or not."""
        box = self._box(name)
        while True:
            files = [*(box / "new").iterdir(), *(box / "cur").iterdir()]
            # dovecot renames a file when it is read, and moves it away.
            with suppress(FileNotFoundError):
                return [file.read_bytes() for file in sorted(files, key=lambda file: file.stat().st_ctime_ns)]

    def _box(self, name: str) -> Path:
        if not NAME.fullmatch(name) or not (self._folder / name).is_dir():
            raise LookupError(name)
        return self._folder / name
