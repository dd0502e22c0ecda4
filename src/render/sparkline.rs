//! Trends and amounts that fit into a table cell.

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const DIGITS: [char; 8] = ['0', '1', '2', '3', '4', '5', '6', '7'];
/// What is left over of a bar, in eighths of a column.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// One glyph a value, one column each: `▁▃▅·█`.
///
/// The smallest value is the lowest glyph and the largest the highest; values that are all equal stand in the middle.
/// `None` is a gap (`·`). The ASCII form is made of `0` to `7` and `.`. Values are finite, in any unit.
#[must_use]
pub fn sparkline(values: &[Option<f64>], ascii: bool) -> String {
    let known = || values.iter().flatten();
    let low = known().copied().fold(f64::INFINITY, f64::min);
    let high = known().copied().fold(f64::NEG_INFINITY, f64::max);
    let (glyphs, gap) = if ascii { (DIGITS, '.') } else { (BLOCKS, '·') };
    let glyph = |value: f64| {
        // Halves, so that the range from the smallest to the largest number there is does not overflow.
        let range = high / 2.0 - low / 2.0;
        let level = if range > 0.0 {
            whole((value / 2.0 - low / 2.0) / range * 7.0)
        } else {
            3
        };
        glyphs[level.min(7)]
    };
    values
        .iter()
        .map(|value| value.map_or(gap, glyph))
        .collect()
}

/// A horizontal bar of `value`, on a scale where `full` is `width` columns: `██████▌`.
///
/// It is as exact as an eighth of a column, or a whole one in ASCII (`######`), never longer than `width`, and not
/// padded. Anything above zero shows at least a sliver; zero, less than zero, and a `full` that is not above zero are
/// empty. `width` is in columns of a terminal.
#[must_use]
pub fn bar(value: f64, full: f64, width: usize, ascii: bool) -> String {
    if value <= 0.0 || full <= 0.0 || width == 0 {
        return String::new();
    }
    let columns = f64::from(u16::try_from(width).unwrap_or(u16::MAX));
    let length = (value / full).min(1.0) * columns;
    if ascii {
        return "#".repeat(whole(length).max(1));
    }
    let eighths = whole(length * 8.0).max(1);
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few columns or levels, never below zero"
)]
fn whole(value: f64) -> usize {
    value.round() as usize
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::{bar, sparkline};

    #[test]
    fn sparklines() {
        let cases: [(&[Option<f64>], &str, &str); 9] = [
            (&[], "", ""),
            (&[None, None], "··", ".."),
            (&[Some(60.0)], "▄", "3"),
            (&[Some(0.0), None, Some(0.0)], "▄·▄", "3.3"),
            (&[Some(1.0), Some(2.0)], "▁█", "07"),
            (&[Some(-7.0), Some(-3.0), Some(0.0)], "▁▅█", "047"),
            (&[Some(f64::MIN), Some(0.0), Some(f64::MAX)], "▁▅█", "047"),
            (
                &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0].map(Some),
                "▁▂▃▄▅▆▇█",
                "01234567",
            ),
            // The lever back extension of the sample log.
            (
                &[56.0, 56.0, 56.7, 59.5, 59.5, 60.0, 61.5, 63.3].map(Some),
                "▁▁▂▄▄▅▆█",
                "00133457",
            ),
        ];
        for (values, unicode, ascii) in cases {
            assert_eq!(sparkline(values, false), unicode, "{values:?}");
            assert_eq!(sparkline(values, true), ascii, "{values:?}");
        }
    }

    #[test]
    fn bars() {
        let cases = [
            (11.0, 20.0, 20, "███████████", "###########"),
            (6.5, 20.0, 20, "██████▌", "#######"),
            (6.4, 20.0, 20, "██████▍", "######"),
            (1.0, 8.0, 1, "▏", "#"),
            (20.0, 20.0, 4, "████", "####"),
            (19.9, 20.0, 4, "████", "####"),
            (25.0, 20.0, 4, "████", "####"),
            (1e-9, 20.0, 4, "▏", "#"),
            (f64::MAX, f64::MIN_POSITIVE, 4, "████", "####"),
            (0.0, 20.0, 4, "", ""),
            (-1.0, 20.0, 4, "", ""),
            (1.0, 0.0, 4, "", ""),
            (1.0, -1.0, 4, "", ""),
            (1.0, 20.0, 0, "", ""),
        ];
        for (value, full, width, unicode, ascii) in cases {
            assert_eq!(bar(value, full, width, false), unicode, "{value} of {full}");
            assert_eq!(bar(value, full, width, true), ascii, "{value} of {full}");
        }
    }

    proptest! {
        #[test]
        fn a_column_a_value(values in vec(option::of(any::<f64>()), 0..50), ascii in any::<bool>()) {
            let text = sparkline(&values, ascii);
            prop_assert_eq!(text.width(), values.len());
            prop_assert!(text.is_ascii() || !ascii);
        }

        #[test]
        fn never_too_long(value in any::<f64>(), full in any::<f64>(), width in 0..200_usize, ascii in any::<bool>()) {
            let text = bar(value, full, width, ascii);
            prop_assert!(text.width() <= width);
            prop_assert!(text.is_ascii() || !ascii);
        }
    }
}
