"""The names of colours, as people say them of a cell: by hue, lightness and saturation."""

import colorsys

_HUES = (  # degrees up to which a hue has a name
    (14, "red"),
    (42, "orange"),
    (68, "yellow"),
    (165, "green"),
    (200, "turquoise"),
    (255, "blue"),
    (290, "purple"),
    (340, "pink"),
    (361, "red"),
)


def colour_name(rgb: str) -> str | None:
    """The name of a colour of six hexadecimal digits, "light" or "dark" before it; None for white."""
    try:
        red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if lightness > 0.97:
        return None
    if saturation < 0.12 or max(red, green, blue) - min(red, green, blue) < 0.05:
        return "black" if lightness < 0.12 else "gray"
    name = next(name for until, name in _HUES if hue * 360 < until)
    if lightness > 0.72:
        return f"light {name}"
    return f"dark {name}" if lightness < 0.22 else name


def tinted(rgb: str, tint: float) -> str:
    """A colour made lighter (tint over 0, to 1) or darker (under 0, to -1): ECMA-376, part 1, 18.8.3."""
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    shade = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, lightness)), saturation)
    return "".join(f"{round(255 * part):02X}" for part in shade)
