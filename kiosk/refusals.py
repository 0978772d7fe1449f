"""Which refusals a visitor is told in the hub's own words. All others are for whoever runs the hall."""

TO_VISITORS = frozenset(
    {
        # taking a number
        "closed",
        "not_yet",
        "break",
        "holiday",
        "last_ticket",
        "quota",
        "day_full",
        "own_risk",
        "paused",
        "closed_early",
        "not_valid",
        "booking_only",
        "too_many",
        "bad_steps",
        # a number that somebody has
        "unknown_ticket",
        "ticket_over",
        "step_not_waiting",
        "step_needed",
        "ticket_busy",
        "ticket_paused",
        "ticket_not_paused",
        "not_held",
        "not_served",
        "already_rated",
        "ticket_open",
        "nothing_to_fetch",
        "other_day",
        # a booking
        "booking_unknown",
        "booking_used",
        "booking_early",
        "booking_late",
        "booking_not_valid",
    }
)
"""A code that is new to the hub is not among them until somebody has read its words with a visitor's eyes."""
