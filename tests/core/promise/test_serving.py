"""Whom a foreign hall serves."""

from core.promise.serving import Serving


def test_a_counter_is_free_again_when_its_visitor_is_done() -> None:
    serving = Serving()
    serving.called(1, "7")
    assert serving.idle(2.0) == 0.0
    serving.finished(1)
    assert serving.idle(2.0) == 2.0
    serving.called(2, "7")
    serving.called(3, None)
    assert serving.idle(3.0) == 1.0
    assert serving.idle(1.0) == 0.0


def test_the_next_call_of_a_counter_ends_the_one_before() -> None:
    serving = Serving(told=True)
    serving.called(1, "7")
    serving.called(2, "7")
    serving.finished(1)
    assert serving.at == {"7": 2}
