"""The references in docs/ are what the program says of itself."""

import subprocess
import sys
from pathlib import Path


def test_references_are_up_to_date() -> None:
    """`scripts/reference.py` would write them as they are."""
    script = Path(__file__).parents[2] / "scripts" / "reference.py"
    found = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
