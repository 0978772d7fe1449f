"""A day, month or year in figures: computed from accounts, written as page, PDF and spreadsheet."""
