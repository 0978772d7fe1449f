"""Pictures of every layout, for whoever plans a hall: `besti display --shots DIR`."""
