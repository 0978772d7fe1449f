"""Files that Besti brings along: icons, sounds, translations, the sample site."""
