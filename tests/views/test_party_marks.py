import pytest
from PySide6.QtGui import QColor

from models.words import PARTY_MARKERS
from views.party_marks import party_icon

RED, WHITE = QColor("#ff0000"), QColor("#ffffff")


@pytest.mark.parametrize("marker", ["", *PARTY_MARKERS])
def test_every_marker_is_drawn_in_the_partys_colour(qapp: object, marker: str) -> None:
    image = party_icon(RED, marker, WHITE).pixmap(18, 18).toImage()
    painted = [image.pixelColor(x, y) for x in range(18) for y in range(18)]
    red = sum(colour.alpha() > 200 and colour.red() > 200 and colour.green() < 60 for colour in painted)
    assert red > 30


def test_markers_differ_in_shape_alone(qapp: object) -> None:
    images = [party_icon(RED, marker, WHITE).pixmap(18, 18).toImage() for marker in ("", *PARTY_MARKERS)]
    seen = {bytes(image.constBits()) for image in images}
    assert len(seen) == len(images)
