import pytest

from printer.faults import UnknownProfile
from printer.profiles import PROFILES, Profile, profile_named


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_columns_fit_the_dots_and_the_dots_fit_the_paper(profile: Profile) -> None:
    assert profile.columns == profile.dots // 12
    assert profile.dots < profile.rows(profile.paper_mm)
    assert profile.dots % 8 == 0


def test_an_unknown_model_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownProfile) as caught:
        profile_named("tm-t99")
    assert "tm-t99" in caught.value.words.id
    assert "generic-58, generic-80" in caught.value.words.en
    assert profile_named("tm-t82").columns == 48
