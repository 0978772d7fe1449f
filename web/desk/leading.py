"""The pages of whoever leads the hall, put together."""

from starlette.routing import Route

from web.desk.floor import FloorPages
from web.desk.notices import NoticePages
from web.desk.round import RoundPages
from web.desk.today import TodayPages
from web.desk.trail import TrailPages
from web.desk.training import TrainingPages
from web.parts import Parts


class LeadingPages:
    def __init__(self, parts: Parts) -> None:
        self.routes: list[Route] = [
            route
            for kind in (TodayPages, RoundPages, FloorPages, NoticePages, TrailPages, TrainingPages)
            for route in kind(parts).routes
        ]
