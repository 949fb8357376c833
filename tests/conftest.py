"""What all tests share: how hypothesis searches, and that nobody's own copy of published figures is read.

Continuous integration draws the same examples every time, so that a change is judged and not the luck of the day;
everywhere else each run looks at new ones. No example is timed: other programs share the machine.
"""

import os
import tempfile
from pathlib import Path

from hypothesis import settings

pytest_plugins = ["tests.workbook.example"]  # the example report, which more than one room shows

settings.register_profile("everywhere", deadline=None)
settings.register_profile("continuous integration", deadline=None, derandomize=True)
settings.load_profile("continuous integration" if os.environ.get("CI") else "everywhere")

for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
    os.environ[variable] = str(Path(tempfile.gettempdir()) / "chat-tests-without-data")
