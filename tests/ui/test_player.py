"""Which player is here, and how it is told where to play."""

from ui.player import Player, find_player


def test_aplay_comes_first() -> None:
    assert find_player(lambda name: f"/usr/bin/{name}") == Player("/usr/bin/aplay", ("-q",), "-D")


def test_another_player_will_do() -> None:
    player = find_player(lambda name: "/usr/bin/paplay" if name == "paplay" else None)
    assert player is not None
    assert player.arguments("") == ["--client-name=besti"]
    assert player.arguments("alsa_output.usb") == ["--client-name=besti", "--device=alsa_output.usb"]


def test_a_device_is_named_in_the_players_own_way() -> None:
    player = find_player(lambda name: name)
    assert player is not None
    assert player.arguments("") == ["-q"]
    assert player.arguments("plughw:1") == ["-q", "-D", "plughw:1"]


def test_there_may_be_none() -> None:
    assert find_player(lambda _: None) is None
