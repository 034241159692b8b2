//! Templates: sentences with holes.

/// What stands in braces in a template.
pub(crate) enum Hole<'t> {
    /// `{name}`: the value of this name.
    Value(&'t str),
    /// `{name?one|other}`: the first words or the second, by the value of this name.
    Choice(&'t str, [&'t str; 2]),
}

/// Adds a template. The function `write` adds what each hole asks for.
pub(crate) fn fill(template: &str, out: &mut String, write: &mut dyn FnMut(Hole<'_>, &mut String)) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (hole, after) = after.split_once('}').unwrap_or((after, ""));
        let hole = match hole.split_once('?') {
            Some((name, words)) => {
                let (one, other) = words.split_once('|').unwrap_or((words, ""));
                Hole::Choice(name, [one, other])
            }
            None => Hole::Value(hole),
        };
        write(hole, out);
        rest = after;
    }
    out.push_str(rest);
}

/// Adds a template whose holes are all values. The function `write` adds the value of a name.
pub(crate) fn fill_values(
    template: &str,
    out: &mut String,
    write: &mut dyn FnMut(&str, &mut String),
) {
    fill(template, out, &mut |hole, out| match hole {
        Hole::Value(name) | Hole::Choice(name, _) => write(name, out),
    });
}

/// What stands in the holes of a template in a text that was made from it: each hole with its name.
/// `None` if the text cannot have been made from it. A hole ends where the words after it begin.
pub(crate) fn unfilled<'t>(template: &'t str, text: &'t str) -> Option<Vec<(&'t str, &'t str)>> {
    let (first, mut rest) = template.split_once('{')?;
    let mut text = text.strip_prefix(first)?;
    let mut holes = Vec::new();
    loop {
        let (name, after) = rest.split_once('}')?;
        let (words, next) = match after.split_once('{') {
            Some((words, next)) => (words, Some(next)),
            None => (after, None),
        };
        let (inside, left) = match next {
            Some(_) => text.split_once(words)?,
            None => (text.strip_suffix(words)?, ""),
        };
        holes.push((name, inside));
        match next {
            Some(next) => (rest, text) = (next, left),
            None => return Some(holes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_filled_in_is_found_again() {
        let template = "Here {expected}, not {found}. Write {meant}.";
        let holes = [("expected", "a date"), ("found", "a number"), ("meant", "\"x. y\"")];
        let text = "Here a date, not a number. Write \"x. y\".";
        assert_eq!(unfilled(template, text).as_deref(), Some(&holes[..]));
        assert_eq!(unfilled(template, "Here a date, not a number."), None);
        assert_eq!(unfilled("no hole", "no hole"), None);
    }
}
