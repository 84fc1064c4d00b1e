# SPDX-License-Identifier: Apache-2.0
"""Configurations of foreign programs, kept as they are but for what differs from run to run."""

import re
from pathlib import Path


def filled(template: Path, **values: object) -> str:
    """The text with each `@name@` replaced; raises KeyError for a name without a value."""
    return re.sub(r"@([a-z_]+)@", lambda match: str(values[match[1]]), template.read_text())
