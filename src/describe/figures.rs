//! Numbers as they are written, with the signs that are part of what they say.

use crate::normalize::after_entity;

/// Signs that belong to the number right behind them, where nothing stands before them.
const BEFORE: [char; 10] = ['-', '−', '–', '+', '±', '<', '>', '≤', '≥', '~'];
/// Signs that belong to the number behind them, with or without a blank between them.
const NAMED: [char; 13] = [
    '#', '$', '€', '£', '¥', '№', '₹', '₩', '₺', '₴', '₪', '₫', '₱',
];
/// Signs that belong to the number before them, with or without a blank between them.
const BEHIND: [char; 15] = [
    '%', '‰', '°', '$', '€', '£', '¥', '₽', '₹', '₩', '₺', '₴', '₪', '₫', '₱',
];
/// What parts groups of three digits: "1.000", "1 000", "1’000".
const GROUPS: [char; 8] = ['.', ',', '\'', '’', ' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// The numbers of a text, in order, each as a row of digits with its signs: "−5" is not "5", "1.5" are two and "15" is
/// one. Groups of thousands make one number, however they are parted. O(text).
pub fn figures(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    let mut before = Before::default();
    // Whether the last number has been told to go on in groups.
    let mut has_groups = false;
    while let Some(c) = rest.chars().next() {
        if !c.is_numeric() {
            // An entity counts as a blank, whatever number it has.
            let end = if c == '&' {
                after_entity(rest, 0)
            } else {
                c.len_utf8()
            };
            before.pass(if end > c.len_utf8() { ' ' } else { narrow(c) });
            rest = rest.get(end..).unwrap_or_default();
            continue;
        }
        let end = rest.find(|c: char| !c.is_numeric()).unwrap_or(rest.len());
        let (digits, behind) = rest.split_at(end);
        let digits: String = digits.chars().map(narrow).collect();
        let is_group = before.is_group_mark() && digits.chars().count() == 3;
        match found.last_mut().filter(|_| is_group) {
            Some(number) if has_groups || is_first_group(number) => {
                number.push_str(&digits);
                has_groups = true;
            }
            _ => {
                // "1.2 million" are not "1-2 million"; "3.5.2024" is a date.
                let is_tenth =
                    before.is_point() && digits.chars().count() == 1 && !has_point(behind);
                let sign = if is_tenth { Some('.') } else { before.sign() };
                found.push(sign.into_iter().collect::<String>() + &digits);
                has_groups = false;
            }
        }
        let unit = behind.trim_start_matches(is_blank);
        if let (Some(number), Some(sign)) = (
            found.last_mut(),
            unit.chars()
                .next()
                .map(narrow)
                .filter(|sign| BEHIND.contains(sign)),
        ) {
            number.push(sign);
        }
        before = Before {
            is_number: true,
            ..Before::default()
        };
        rest = behind;
    }
    found
}

/// The signs of a text that make a word another one, in order: "C++" and "C#", "Rh+" and "Rh-", "p < q" and "p > q".
/// O(text).
pub fn marks(text: &str) -> Vec<char> {
    // "Land- und Forstwirtschaft": behind more letters a dash is a hyphen.
    const LONGEST_GRADE: usize = 2;
    let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut found = Vec::new();
    for (at, sign) in text.match_indices(['+', '#', '-', '−', '<', '>']) {
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(at + sign.len()..).unwrap_or_default();
        let (last, next) = (before.chars().next_back(), behind.chars().next());
        let is_behind_word = last.is_some_and(|last| last.is_alphanumeric() || last == '+');
        let letters = || {
            let letters = before.chars().rev().take(LONGEST_GRADE + 1);
            letters.take_while(|c| c.is_alphanumeric()).count()
        };
        let is_mark = match sign {
            "+" | "#" => (is_behind_word || last == Some('(')) && is_free(next),
            "<" | ">" => last == Some(' ') && next == Some(' '),
            _ => {
                is_free(next)
                    && match last {
                        Some('(') => next == Some(')'),
                        _ => last.is_some_and(char::is_alphabetic) && letters() <= LONGEST_GRADE,
                    }
            }
        };
        if is_mark {
            found.push(if sign == "−" {
                '-'
            } else {
                sign.chars().next().unwrap_or_default()
            });
        }
    }
    found
}

/// What stands before a number.
#[derive(Default)]
struct Before {
    /// Whether a number stands before the last sign, and nothing between them.
    is_number: bool,
    last: Option<char>,
    before_last: Option<char>,
}

impl Before {
    fn pass(&mut self, c: char) {
        self.is_number &= self.last.is_none();
        self.before_last = self.last.replace(c);
    }

    fn is_group_mark(&self) -> bool {
        self.is_number && self.last.is_some_and(|last| GROUPS.contains(&last))
    }

    fn is_point(&self) -> bool {
        self.is_number && matches!(self.last, Some('.' | ','))
    }

    /// The sign of the number; dashes are one. What stands behind a word parts it from the number.
    fn sign(&self) -> Option<char> {
        let is_named = |sign: &char| NAMED.contains(sign);
        let before_blank = self.before_last.filter(|_| self.last.is_some_and(is_blank));
        if let Some(named) = self.last.filter(is_named).or(before_blank.filter(is_named)) {
            return Some(named);
        }
        if self.is_number {
            return None;
        }
        let is_free = self
            .before_last
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '„' | '«'));
        let sign = self.last.filter(|last| BEFORE.contains(last))?;
        let is_dash = matches!(sign, '-' | '−' | '–');
        is_free.then_some(if is_dash { '-' } else { sign })
    }
}

/// Whether a point and a digit stand behind a number.
fn has_point(behind: &str) -> bool {
    let rest = behind.strip_prefix(['.', ',']);
    rest.is_some_and(|rest| rest.starts_with(char::is_numeric))
}

/// Whether a number has as many digits as may stand before the first group of three.
fn is_first_group(number: &str) -> bool {
    let digits = number.trim_start_matches(BEFORE).trim_start_matches(NAMED);
    digits.chars().all(char::is_numeric) && digits.chars().count() <= 3
}

/// Whether it is a blank as it stands between a number and its sign.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

/// A digit or a sign of full width as one of common width.
fn narrow(c: char) -> char {
    match c {
        '￥' => '¥',
        '！'..='～' => char::from_u32(c as u32 - '！' as u32 + '!' as u32).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_the_same_are_told_as_the_same() {
        for (a, b) in [
            ("1.000 people", "1,000 people"),
            ("1 000 personnes", "1000 personnes"),
            ("1’234’567", "1.234.567"),
            ("２０２５年", "2025年"),
            ("5 % more", "5% more"),
            ("−5 degrees", "-5 degrees"),
            ("C-59", "C59"),
            ("won 2-1", "won 2 - 1"),
            ("won 2-1", "won 2:1"),
            ("on 3.5.2024", "on 3/5/2024"),
            ("in 1990–2000", "in 1990 to 2000"),
            ("1.5 million", "1,5 million"),
            ("the 19.45 train", "the 19:45 train"),
            ("2019-2021", "2019–2021"),
            ("№ 5 and € 5", "№5 and €5"),
            ("5％", "5 %"),
            ("1&nbsp;000 at Ada&#39;s", "1000 at Ada's"),
        ] {
            assert_eq!(figures(a), figures(b), "{a} and {b}");
        }
    }

    #[test]
    fn signs_make_other_words() {
        for (a, b) in [
            ("A book on C++", "A book on C#"),
            ("A book on C++", "A book on C"),
            ("Blood of Rh+", "Blood of Rh-"),
            ("The pole (+)", "The pole (-)"),
            ("An A+ rating", "An A- rating"),
            ("Where p < q", "Where p > q"),
            ("The move Nf3+", "The move Nf3#"),
        ] {
            assert_ne!(marks(a), marks(b), "{a} and {b}");
        }
        for text in [
            "Land- und Forstwirtschaft",
            "#Wick and Tom-Ada",
            "Wick - Orle",
            "Photo <b>Ada</b>",
            "1-2 at 5 - 7",
            "Lose weight from 40- how it works",
        ] {
            assert!(marks(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn numbers_that_are_not_the_same_are_told_apart() {
        for (a, b) in [
            ("1.5 million", "15 million"),
            ("11.1.2024", "1.11.2024"),
            ("an 11:1 win", "a 1:11 loss"),
            ("-5 degrees", "5 degrees"),
            ("$5", "€5"),
            ("5 %", "5 ‰"),
            ("10² units", "102 units"),
            ("<5 units", ">5 units"),
            ("12-13 years", "1213 years"),
            ("v1.2", "v12"),
            ("open from 3.4", "open from 3/4"),
            ("1-2 million", "1.2 million"),
        ] {
            assert_ne!(figures(a), figures(b), "{a} and {b}");
        }
    }
}
