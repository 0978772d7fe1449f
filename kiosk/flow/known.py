"""The site file may change while somebody stands at the kiosk: whether what was chosen is still part of the mall."""

from core.catalog import Catalog
from core.commands import LaneIssued
from kiosk.flow.where import Flow


def known(flow: Flow, before: Catalog | None, catalog: Catalog | None) -> bool:
    """Whether this page, and all that Back leads to, can be shown by `catalog`; `before`: the one it was made by."""
    at: Flow | None = flow
    while at is not None:
        if not _page_known(at, before, catalog):
            return False
        at = at.came
    return True


def _page_known(flow: Flow, before: Catalog | None, catalog: Catalog | None) -> bool:
    if catalog is None:
        return True  # nothing of it is shown then
    chosen = {errand.service for errand in flow.wish.errands}
    if flow.issued is not None:
        steps = flow.issued.errands if isinstance(flow.issued, LaneIssued) else flow.issued.steps
        chosen |= {step.service for step in steps}
    agency_known = flow.agency is None or flow.agency in catalog.agencies
    return agency_known and chosen <= catalog.services.keys() and _journey_known(flow.journey, before, catalog)


def _journey_known(journey: str | None, before: Catalog | None, catalog: Catalog) -> bool:
    """Other questions cannot go on from answers to these."""
    if journey is None:
        return True
    now = catalog.journeys.get(journey)
    return now is not None and (before is None or now == before.journeys.get(journey))
