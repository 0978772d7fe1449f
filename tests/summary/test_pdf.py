from PIL import ImageFile

from summary.pdf import pdf


def test_half_a_picture_is_still_none_for_the_rest_of_the_program() -> None:
    assert pdf("<p>Beres</p>").startswith(b"%PDF")
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
