//! Templates: sentences with gaps.

use super::locale::Words;
use crate::text::split_once;

/// The template of a sentence in every language.
pub(crate) type Template = Words<&'static str>;

/// A gap: it stands in braces in a template.
pub(crate) enum TemplateGap<'t> {
    /// `{name}`: the value of this name.
    Value(&'t str),
    /// `{name?one|other}`: the first words or the second, by the value of this name.
    Choice(&'t str, [&'t str; 2]),
}

/// Adds a template. The function `write` adds what each gap asks for.
pub(crate) fn fill(
    template: &str,
    out: &mut String,
    write: &mut dyn FnMut(TemplateGap<'_>, &mut String),
) {
    let mut rest = template;
    while let Some((before, after)) = split_once(rest, b'{') {
        out.push_str(before);
        let (gap, after) = split_once(after, b'}').unwrap_or((after, ""));
        let gap = match split_once(gap, b'?') {
            Some((name, words)) => {
                let (one, other) = words.split_once('|').unwrap_or((words, ""));
                TemplateGap::Choice(name, [one, other])
            }
            None => TemplateGap::Value(gap),
        };
        write(gap, out);
        rest = after;
    }
    out.push_str(rest);
}

/// Adds a template whose gaps are all values. The function `write` adds the value of a name.
pub(crate) fn fill_values(
    template: &str,
    out: &mut String,
    write: &mut dyn FnMut(&str, &mut String),
) {
    fill(template, out, &mut |gap, out| match gap {
        TemplateGap::Value(name) | TemplateGap::Choice(name, _) => write(name, out),
    });
}
