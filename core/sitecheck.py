"""Every fault of a site file whose form is right: what the rules of Besti cannot live with, all at once.

Each rule is a function from the site to its faults; none stops another.
"""

from core import sitecheck_figures, sitecheck_hours, sitecheck_journeys, sitecheck_names, sitecheck_references
from core.site import Site
from core.sitefault import Fault

RULES = (
    *sitecheck_names.RULES,
    *sitecheck_references.RULES,
    *sitecheck_hours.RULES,
    *sitecheck_figures.RULES,
    *sitecheck_journeys.RULES,
)


def faults(site: Site) -> list[Fault]:
    """The faults of `site`, in the order of the rules; empty where it may be used."""
    return [found for rule in RULES for found in rule(site)]
