"""The pages of the desk for people and for the site's data, put together."""

from web.desk.agencies import AgencyPages
from web.desk.bookings import BookingPages
from web.desk.enrolled import EnrolledPages
from web.desk.holidays import HolidayPages
from web.desk.new_agency import NewAgencyPages
from web.desk.people import PeoplePages
from web.desk.previews import Previews
from web.desk.site import SitePages
from web.desk.trial import TrialPages
from web.parts import Parts


class HousePages:
    def __init__(self, parts: Parts) -> None:
        previews = Previews(parts)
        of_the_site = (SitePages(parts, previews), HolidayPages(parts, previews), previews)
        of_agencies = (AgencyPages(parts, previews), NewAgencyPages(parts, previews), TrialPages(parts))
        pages = (PeoplePages(parts), EnrolledPages(parts), BookingPages(parts), *of_the_site, *of_agencies)
        self.routes = [route for page in pages for route in page.routes]
