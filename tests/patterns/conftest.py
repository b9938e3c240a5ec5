"""A few runs of practice, shared by the tests."""

from __future__ import annotations

import pandas as pd
import pytest

from patterns.few_runs import few


@pytest.fixture(scope="session")
def practice() -> pd.DataFrame:
    return few("practice")
