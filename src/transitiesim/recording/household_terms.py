"""The terms of the network offer for a row of the columns: one place from which every kernel takes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel, usable_in_kernels
from transitiesim.rules.acceptance import share_of_ties, value_of_offer
from transitiesim.rules.offer import Offer, Terms, network_terms


@usable_in_kernels
def share_seen(seen: int, ties: int, complete: bool, adopted: int, households: int) -> float:
    """Share of the ties of a household that have signed or left gas.

    On complete ties it is k / (n - 1), with k the adopters other than the household itself.
    """
    if complete:
        return share_of_ties(float(adopted), float(households - 1))
    return share_of_ties(float(seen), float(ties))


@kernel
def terms_of_row(
    i: int,
    offer: Offer,
    fit_of_type: NDArray[np.float64],
    tenure: NDArray[np.uint8],
    gas_m3: NDArray[np.float32],
    nuisance: NDArray[np.float32],
    resident_type: NDArray[np.uint8],
    stress: NDArray[np.float32],
    concern: NDArray[np.float32],
    trust_programme: NDArray[np.float32],
    trust_offer: NDArray[np.float32],
    involvement: NDArray[np.float32],
    share: float,
) -> Terms:
    """Terms of the network offer for household `i`, worked out in float64."""
    return network_terms(
        offer,
        int(tenure[i]),
        float(gas_m3[i]),
        float(stress[i]),
        fit_of_type[resident_type[i]],
        float(nuisance[i]),
        float(concern[i]),
        float(trust_programme[i]),
        float(trust_offer[i]),
        float(involvement[i]),
        share,
    )


@usable_in_kernels
def value_of_terms(terms: Terms) -> float:
    """Value V of an offer from its terms."""
    return value_of_offer(
        terms.level, terms.bill, terms.fit, terms.nuisance, terms.climate, terms.trust, terms.ownership, terms.social
    )
