import pytest
from PySide6.QtGui import QColor, QPalette

from views.theme import DARK, LIGHT, Theme

THEMES = [pytest.param(theme, id=theme.name) for theme in (LIGHT, DARK)]
INKS = ("text", "muted", "accent", "nearer", "apart", "red_line", "warning")
READABLE = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
@pytest.mark.parametrize("ink", INKS)
def test_words_can_be_read_on_every_ground(theme: Theme, ground: str, ink: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= READABLE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_the_names_of_parties_can_be_read_in_their_colours(theme: Theme, ground: str) -> None:
    poor = {
        colour.name(): round(contrast(colour, getattr(theme, ground)), 2)
        for colour in theme.parties
        if contrast(colour, getattr(theme, ground)) < READABLE
    }
    assert poor == {}


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_on_what_is_chosen_and_on_messages(theme: Theme) -> None:
    assert contrast(theme.text, theme.selected) >= READABLE
    assert contrast(theme.muted, theme.selected) >= READABLE
    assert contrast(theme.accent, theme.selected) >= READABLE
    assert contrast(theme.on_accent, theme.accent) >= READABLE
    assert contrast(theme.apart, theme.tint(theme.apart, 0.16)) >= READABLE


@pytest.mark.parametrize("theme", THEMES)
def test_colours_that_stand_for_different_things_differ(theme: Theme) -> None:
    assert len({colour.name() for colour in theme.parties}) == len(theme.parties) == 8
    assert len({theme.nearer.name(), theme.apart.name(), theme.text.name(), theme.muted.name()}) == 4
    assert theme.event("a kind of the future") == theme.muted


@pytest.mark.parametrize("theme", THEMES)
def test_the_palette_follows_the_theme_and_disabled_words_are_fainter(theme: Theme) -> None:
    palette = theme.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.window
    assert palette.color(QPalette.ColorRole.Base) == theme.surface
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert 1.5 < contrast(disabled, theme.window) < contrast(theme.text, theme.window)


def test_a_tint_is_opaque_and_between_its_ground_and_its_colour() -> None:
    for theme in (LIGHT, DARK):
        assert theme.tint(theme.apart, 0) == theme.surface
        assert theme.tint(theme.apart, 1) == theme.apart
        assert theme.tint(theme.apart, 0.5).alpha() == 255


def test_on_a_dark_window_the_frame_of_an_empty_box_or_field_is_seen() -> None:
    """Frames are seen from 3 on (WCAG 2.2, 1.4.11); the style draws them in the darkened colour of the window."""
    frame = DARK.framed().color(QPalette.ColorRole.Window).darker(140)
    assert contrast(frame, DARK.window) >= 3
    assert contrast(frame, DARK.surface) >= 3
