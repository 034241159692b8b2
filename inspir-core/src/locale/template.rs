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
