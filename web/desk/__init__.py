"""The desk that runs the hall: people, the site's data, bookings, and whoever moves in or out."""
