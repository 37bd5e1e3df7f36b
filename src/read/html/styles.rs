//! What a `style` attribute says that matters for reading.

use std::borrow::Cow;

/// How many pixels to the side of the page what stands there is not meant to be seen.
const FAR: f32 = 9_999.0;
/// How many pixels there are in an `em`.
const EM: f32 = 16.0;

/// What is known of a style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// Readers do not see what has it.
    pub(super) hides: bool,
    /// Text has no size in it, but for that in elements which give it one.
    pub(super) shrinks: bool,
    /// It names a picture.
    pub(super) is_pictured: bool,
}

impl Style {
    /// What the value of the attribute says. O(value).
    pub(super) fn of(value: &str) -> Self {
        let value = value.to_ascii_lowercase();
        let value = without_comments(&value);
        let mut style = Self {
            is_pictured: ends_before_bracket(&value, &["url", "image-set"]),
            ..Self::default()
        };
        let (mut is_clipped, mut is_tiny, mut is_padded) = (false, false, false);
        let (mut is_clear, mut fades_in) = (false, false);
        let declarations = value.split(';').filter_map(|part| part.split_once(':'));
        for (property, setting) in declarations {
            // `display: none!important` counts.
            let setting = setting.trim_start();
            let number = || Number::of(setting);
            match property.trim() {
                "display" => style.hides |= setting.starts_with("none"),
                "visibility" => {
                    style.hides |= setting.starts_with("hidden") || setting.starts_with("collapse");
                }
                "content-visibility" => style.hides |= setting.starts_with("hidden"),
                "opacity" => is_clear = number().is_some_and(Number::is_zero),
                // A script shows what is clear before.
                property
                    if property.starts_with("transition") || property.starts_with("animation") =>
                {
                    fades_in = true;
                }
                "font-size" => style.shrinks = number().is_some_and(Number::is_zero),
                "left" | "right" | "top" | "bottom" | "text-indent" => {
                    style.hides |= number().is_some_and(|number| number.pixels() <= -FAR);
                }
                "clip" | "clip-path" => style.hides |= leaves_nothing(setting),
                "overflow" => {
                    is_clipped |= setting.starts_with("hidden") || setting.starts_with("clip");
                }
                "width" | "height" | "max-width" | "max-height" => {
                    is_tiny |= number().is_some_and(Number::is_tiny);
                }
                // It gives a box of no height one.
                property if property.starts_with("padding") => {
                    is_padded |= !number().is_some_and(Number::is_zero);
                }
                _ => {}
            }
        }
        style.hides |= is_clear && !fades_in || is_clipped && is_tiny && !is_padded;
        style
    }
}

/// A number at the start of a setting.
#[derive(Clone, Copy)]
struct Number<'v> {
    value: f32,
    unit: &'v str,
}

impl<'v> Number<'v> {
    fn of(setting: &'v str) -> Option<Self> {
        let end = setting.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+'));
        let (value, unit) = setting.split_at(end.unwrap_or(setting.len()));
        let value = value.parse().ok()?;
        Some(Self { value, unit })
    }

    fn is_zero(self) -> bool {
        self.value == 0.0
    }

    /// Whether nothing of that size is seen.
    fn is_tiny(self) -> bool {
        self.is_zero() || (0.0..=1.0).contains(&self.value) && self.unit.starts_with("px")
    }

    fn pixels(self) -> f32 {
        let is_em = self.unit.starts_with("em") || self.unit.starts_with("rem");
        self.value * if is_em { EM } else { 1.0 }
    }
}

/// Whether a clip shows a dot at the most: `rect(0, 0, 0, 0)`, `rect(1px 1px 1px 1px)`, `inset(50%)`.
fn leaves_nothing(clip: &str) -> bool {
    if let Some(sides) = clip.strip_prefix("rect(") {
        let sides = sides.split(')').next().unwrap_or_default();
        let mut sides = sides
            .split([',', ' '])
            .filter(|side| !side.is_empty())
            .peekable();
        return sides.peek().is_some()
            && sides.all(|side| Number::of(side).is_some_and(Number::is_tiny));
    }
    clip.starts_with("inset(50%") || clip.starts_with("inset(100%")
}

/// Whether one of `names` stands before a bracket.
fn ends_before_bracket(value: &str, names: &[&str]) -> bool {
    value.match_indices('(').any(|(at, _)| {
        let before = value.get(..at).unwrap_or_default();
        names.iter().any(|name| before.ends_with(name))
    })
}

fn without_comments(value: &str) -> Cow<'_, str> {
    if !value.contains("/*") {
        return Cow::Borrowed(value);
    }
    let mut parts = value.split("/*");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once("*/").map_or("", |(_, rest)| rest));
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen() {
        for style in [
            "color:red; DISPLAY : none",
            "display:none!important",
            "color:red;/* a:b */display:none",
            "visibility: collapse",
            "content-visibility:hidden",
            "opacity: 0",
            "opacity:.0",
            "position:absolute;left:-9999px",
            "position:absolute;top:-999em",
            "text-indent:-10000px",
            "position:absolute;width:1px;height:1px;overflow:hidden",
            "max-height:0;overflow:hidden;padding:0",
            "position:absolute;clip:rect(0 0 0 0)",
            "clip-path: inset(50%)",
        ] {
            assert!(Style::of(style).hides, "{style}");
        }
        for style in [
            "",
            "display:block",
            "/* display:none */",
            "/* a; display:none",
            "opacity:0.5",
            "opacity:1",
            "left:-20px",
            "text-indent:-1em",
            "width:1px",
            "width:1em;overflow:hidden",
            "height:0;padding-bottom:56%;overflow:hidden",
            "overflow:hidden;height:100px",
            "clip:rect(0,100px,100px,0)",
            "clip:rect(auto,auto,auto,auto)",
            "clip:rect()",
            "clip-path:inset(5%)",
        ] {
            assert!(!Style::of(style).hides, "{style}");
        }
    }

    #[test]
    fn what_has_no_size() {
        for (style, shrinks) in [
            ("font-size:0", true),
            ("font-size: 0px", true),
            ("font-size:0.8em", false),
            ("font-size:0;font-size:14px", false),
        ] {
            assert_eq!(Style::of(style).shrinks, shrinks, "{style}");
        }
    }

    #[test]
    fn what_has_a_picture() {
        for (style, is_pictured) in [
            ("background:URL(a.jpg)", true),
            ("background-image: image-set('a.jpg' 1x)", true),
            ("background:linear-gradient(red, blue)", false),
            ("background:none", false),
        ] {
            assert_eq!(Style::of(style).is_pictured, is_pictured, "{style}");
        }
    }
}
