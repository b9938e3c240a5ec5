"""Ties in every form, thresholds and columns from outside, against a few lines of numpy that know nothing of the model."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from transitiesim import HeatTransition, neighbourhood_from
from transitiesim.errors import InputError
from transitiesim.neighbourhood import GroupKind
from transitiesim.parameters import without_weights

FORMS = {
    "complete": lambda looks: "complete",
    "graph": lambda looks: nx.from_numpy_array(looks.astype(int)),
    "arrows": lambda looks: nx.from_numpy_array(looks.astype(int), create_using=nx.DiGraph),
    "csr": lambda looks: sparse.csr_array(looks.astype(float) * 0.3),
    "csc": lambda looks: sparse.csc_matrix(looks.astype(int)),
    "lil": lambda looks: sparse.lil_matrix(looks.astype(float)),
    "dense": lambda looks: looks.astype(int),
    "list of pairs": lambda looks: np.argwhere(looks).tolist(),
    "runs through": lambda looks: iter(np.argwhere(looks).tolist()),
    "table of pairs": lambda looks: pd.DataFrame(np.argwhere(looks), columns=["one", "other"]),
    "table": pd.DataFrame,
}
NO_DIRECTION = ("complete", "graph")
WEIGHTS = ("weight_climate", "weight_ownership", "weight_trust")


@pytest.mark.parametrize("homes", [3, 24, 150])
@pytest.mark.parametrize(
    ("form", "directed"),
    [*((form, False) for form in FORMS), *((form, True) for form in FORMS if form not in NO_DIRECTION)],
)
def test_a_run_is_the_iteration_of_its_equation(form: str, directed: bool, homes: int) -> None:
    """Every household every month, also back again, with levels, motives and thresholds row by row."""
    made = np.random.default_rng([homes, directed, list(FORMS).index(form)])
    looks = made.random((homes, homes)) < 4.0 / homes
    looks = ~np.eye(homes, dtype=bool) if form == "complete" else looks & ~np.eye(homes, dtype=bool)
    ties = FORMS[form](looks)
    looks = looks if directed else looks | looks.T
    for reversible in (False, True):
        j, reference = made.choice([0.5, 3.0]), made.choice([0.0, 0.5])
        levels, weights = made.normal(0.0, 1.0, 4), made.choice([0.0, 1.5], 3)
        traits = {name: made.random(homes).astype(np.float32) for name in ("concern", "involvement", "trust_programme")}
        thresholds = np.round(made.random(homes), 2) if reversible else made.logistic(size=homes)
        columns = traits | {"threshold": thresholds, "tenure": made.integers(0, 4, homes)}
        columns |= {"technical_route": made.random(homes) < 0.9}
        first, stays = (made.choice(homes, homes // 8, replace=False) for _ in range(2))
        ties = FORMS[form](looks) if form == "runs through" else ties
        place = neighbourhood_from(columns, ties, directed=directed, adopters=set(first.tolist()), committed=stays)
        numbers = {"programme_trust_share": 1.0, "neighbours": float(j), "neighbours_reference": float(reference)}
        names = ("level_owner", "level_association", "level_tenant", "level_landlord")
        numbers |= dict(zip((*names, *WEIGHTS), (*levels, *weights), strict=True))
        how: dict[str, Any] = {"processes": ["residents_decide"], "ask_everybody": True, "reversible": reversible}
        model = HeatTransition(place, parameters=without_weights(**numbers), **how)
        motives = [traits["concern"], traits["involvement"], 2.0 * traits["trust_programme"].astype(float) - 1.0]
        alone = levels[columns["tenure"]] + sum(w * m.astype(float) for w, m in zip(weights, motives, strict=True))
        fixed = np.isin(np.arange(homes), stays)
        joined = np.isin(np.arange(homes), first) | fixed
        for _ in range(15):
            share = looks @ joined.astype(float) / np.maximum(1, looks.sum(axis=1))
            yes = alone + 2.0 * j * (share - reference) >= thresholds
            joined = fixed | (joined & (yes if reversible else True)) | (~joined & yes & columns["technical_route"])
            model.step()
            assert np.array_equal(model.state.heating > 0, joined)


def test_involvement_that_is_given_stays_as_given_where_nobody_reaches_out() -> None:
    """The resident group belongs to reaching out: without it nobody is more involved than the column says."""
    place = neighbourhood_from({"involvement": np.zeros(2000)}, [])
    assert not HeatTransition(place, processes=["residents_decide"]).state.involvement.any()
    assert len(HeatTransition(place, processes=[]).resident_group) == 0
    founded = HeatTransition(place, processes=["staff_reach_out"])
    assert founded.state.involvement.sum() == len(founded.resident_group) > 0


ONE = np.ones(4)


@pytest.mark.parametrize(
    ("columns", "ties", "given", "sentence"),
    [
        ({"threshold": ONE}, nx.grid_2d_graph(2, 2), {}, r"^ties: node \(0, 0\) is not a household; .* 0 to 3\.$"),
        ({"threshold": ONE}, nx.Graph([(0.5, 1.5)]), {}, "^ties: node 0.5 is not a household"),
        ({"threshold": ONE}, nx.Graph([("0", "1")]), {}, "^ties: node '0' is not a household"),
        ({"threshold": ONE}, nx.path_graph(5), {}, "^ties: node 4 is not a household"),
        ({"threshold": ONE}, sparse.csr_array((3, 3)), {}, r"^ties: a matrix of \(3, 3\); allowed: \(4, 4\)\.$"),
        ({"threshold": ONE}, sparse.csr_array((4, 2)), {}, r"^ties: a matrix of \(4, 2\)"),
        ({"threshold": ONE}, np.full((4, 4), np.nan), {}, "^ties: a number is missing in the matrix"),
        ({"threshold": ONE}, sparse.csr_array(np.full((4, 4), np.nan)), {}, "^ties: a number is missing"),
        ({"threshold": ONE}, None, {}, "^ties: this form is not known"),
        ({"threshold": ONE}, [(0, 4)], {}, "^ties: household 4 does not exist"),
        ([1, 2, 3], [], {}, "^columns: no columns with a name"),
        (None, [], {}, "^columns: no columns with a name"),
        ({}, [], {}, "^columns: no column with a number for each household"),
        ({"threshold": 0.5}, [], {}, "^columns: no column with a number for each household"),
        ({"threshold": []}, [], {}, "^columns: columns of length 0"),
        ({"threshold": ONE, "concern": np.ones(5)}, [], {}, "^columns: columns of length 4, 5"),
        ({"threshold": [[1], [1, 2]]}, [], {}, "^threshold: rows of unequal length"),
        ({"threshold": np.ma.masked_array(ONE, [1, 0, 0, 0])}, [], {}, "^threshold: a number is missing"),
        ({"threshold": [0.1, None]}, [], {}, "^threshold: not numbers"),
        ({"threshold": ONE}, [], {"adopters": 0}, "^adopters: not a list of households"),
        ({"threshold": ONE}, [], {"adopters": None}, "^adopters: not a list of households"),
        ({"threshold": ONE}, [], {"committed": [0.0]}, "^committed: not a list of households"),
        ({"threshold": ONE}, [], {"adopters": ONE > 0}, "^adopters: not a list of households"),
        ({"threshold": ONE}, [], {"seed": -1}, "^seed: -1; allowed: a whole number"),
        ({"threshold": ONE}, [], {"seed": "x"}, "^seed: 'x'; allowed: a whole number"),
        ({"group": [0, 0, 0, 0]}, [], {"group_kind": "complex"}, "^group_kind: 'complex' is not a list"),
        ({"group": [0, 0, 0, 0]}, [], {"group_kind": None}, "^group_kind: 'None' is not a list"),
        ({"group": [0, 0, 0, 0]}, [], {"group_kind": ["komplex"]}, "did you mean 'complex'"),
    ],
)
def test_a_place_that_cannot_be_is_refused_in_one_sentence(
    columns: Any, ties: Any, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence) as caught:
        neighbourhood_from(columns, ties, **given)
    assert "\n" not in caught.value.sentence("nl")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"seed": -1}, "^seed: -1; allowed: a whole number"),
        ({"seed": 2**63}, "^seed: "),
        ({"seed": 1.5}, "^seed: 1.5"),
        ({"seed": None}, "^seed: None"),
        ({"seed": True}, "^seed: True"),
        ({"world_seed": "1"}, "^world_seed: '1'"),
        ({"months": 10.5}, "^months: 10.5; allowed: a whole number from 1 to 30000"),
        ({"months": "9"}, "^months: '9'"),
        ({"processes": "residents_decide"}, "^processes: 'residents_decide' is not a list"),
        ({"processes": 3}, "^processes: '3' is not a list"),
        ({"processes": ["residents_decides"]}, r"did you mean 'residents_decide'\?$"),
        ({"parameters": {"acceptance.neighbours": 0.5}}, "^parameters: 'dict'; allowed: Parameters, `replace`"),
        ({"scenario": "practice"}, "^scenario: 'str'; allowed: Scenario, `read_scenario`"),
        ({"ask_everybody": "no"}, "^ask_everybody: 'no'; allowed: True, False"),
        ({"reversible": 1}, "^reversible: '1'"),
        ({"record": "daily"}, "^record: 'daily'"),
    ],
)
def test_a_model_that_cannot_be_is_refused_in_one_sentence(given: dict[str, Any], sentence: str) -> None:
    place = neighbourhood_from({"threshold": ONE}, [])
    with pytest.raises(InputError, match=sentence):
        HeatTransition(place, **given)


def test_a_model_needs_a_place() -> None:
    with pytest.raises(InputError, match=r"^place: 'dict'; allowed: Neighbourhood"):
        HeatTransition({"threshold": ONE})  # type: ignore[arg-type]


def test_numbers_of_numpy_will_do() -> None:
    place = neighbourhood_from(
        {"group": np.zeros(4, int)}, [], group_kind=[GroupKind.COMPLEX], adopters={1, 2}, seed=np.int64(3)
    )
    model = HeatTransition(place, seed=np.uint8(7), months=np.int32(5), ask_everybody=np.True_)  # type: ignore[arg-type]
    assert (model.seed, model.months, int(place.groups.kind[0])) == (7, 5, int(GroupKind.COMPLEX))
    model.run_model()
