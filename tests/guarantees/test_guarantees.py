"""The guarantees hold."""

from pathlib import Path

import pytest
from checks import ALL


@pytest.mark.parametrize("number", ALL)
def test_guarantee(number: int, tmp_path: Path) -> None:
    ALL[number](tmp_path)
