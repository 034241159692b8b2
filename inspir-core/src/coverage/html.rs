//! The definition as a page, coloured by what the cases reach.

use std::collections::BTreeMap;

use super::report::Coverage;
use crate::json::{JsonText, JsonValue};
use crate::locale::{Locale, words};

/// The look of the page. Colours are not alone: what is not reached is underlined, and says so.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem}\
pre{white-space:pre-wrap;background:#fafafa;padding:1rem}\
mark{color:inherit;background:#d9f2d9}mark.some{background:#fff0c2;text-decoration:underline dotted}\
mark.none{background:#ffd9d6;text-decoration:underline wavy}\
@media (prefers-color-scheme:dark){body{background:#111;color:#eee}pre{background:#1b1b1b}\
mark{background:#143d14}mark.some{background:#4d3b00}mark.none{background:#5c1a15}}";

impl Coverage {
    /// A whole page, without script: the definition, in which what the cases reach is coloured, and the
    /// table below.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale, cases::TestCases, coverage::coverage};
    /// let page = coverage(&Call::follow_up(), &TestCases::default(), 1).to_html(Locale::Fr);
    /// assert!(page.starts_with("<!doctype html>\n<html lang=\"fr\">"));
    /// assert!(page.contains("<mark class=\"none\""));
    /// ```
    #[must_use]
    pub fn to_html(&self, locale: Locale) -> String {
        let title = words!(fr: "Couverture d’une définition", en: "Coverage of a definition");
        let legend = words!(
            fr: "Atteint par les cas : <mark>entièrement</mark>, <mark class=\"some\">en partie</mark>, <mark class=\"none\">pas du tout</mark>.",
            en: "Reached by the cases: <mark>all</mark>, <mark class=\"some\">some</mark>, <mark class=\"none\">none</mark>."
        );
        let (title, legend) = (title.get(locale), legend.get(locale));
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
             <h1>{title}</h1>\n<p>{legend}</p>\n<pre><code>",
            locale.tag()
        );
        if let Ok(document) = JsonText::new(&self.definition) {
            let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
            for (path, is_reached) in self.all() {
                let (reached, of) = counts.entry(path).or_default();
                *of += 1;
                *reached += usize::from(is_reached);
            }
            let mut page = CodePage { source: document.text(), counts, at: 0, out: &mut out };
            page.value(document.root(), &mut String::new());
            page.text_until(document.text().len());
        }
        out.push_str("</code></pre>\n<pre>");
        escape(&self.to_table(locale), &mut out);
        out.push_str("</pre>\n</main>\n</body>\n</html>\n");
        out
    }
}

/// The text of a definition while it is written as HTML.
struct CodePage<'p> {
    source: &'p str,
    /// How many things are reached at a place, and how many there are.
    counts: BTreeMap<&'p str, (usize, usize)>,
    /// How far the text is written.
    at: usize,
    out: &'p mut String,
}

impl CodePage<'_> {
    fn text_until(&mut self, end: usize) {
        escape(self.source.get(self.at..end).unwrap_or_default(), self.out);
        self.at = end;
    }

    fn value(&mut self, json: JsonValue<'_, '_>, path: &mut String) {
        let counts = self.counts.get(path.as_str()).copied();
        if let Some((reached, of)) = counts {
            self.text_until(json.start());
            let class = match reached {
                0 => " class=\"none\"",
                reached if reached < of => " class=\"some\"",
                _ => "",
            };
            self.out.push_str(&format!("<mark{class} title=\"{reached} / {of}\">"));
        }
        let length = path.len();
        if json.is_object() {
            for (name, value) in json.members() {
                path.push('/');
                crate::text::push_step(&name.text(), path);
                self.value(value, path);
                path.truncate(length);
            }
        } else if json.is_list() {
            for (number, item) in json.items().enumerate() {
                path.push('/');
                crate::text::push_number(number, path);
                self.value(item, path);
                path.truncate(length);
            }
        }
        if counts.is_some() {
            self.text_until(json.end());
            self.out.push_str("</mark>");
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}
