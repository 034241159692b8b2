//! The definition as a page, coloured by what the cases reach.

use std::collections::BTreeMap;

use super::report::Coverage;
use super::table::CoverageTable;
use crate::json::{JsonText, JsonValue};
use crate::locale::{Locale, words};
use crate::mutants::around;

/// The look of the page. Colours are not alone: what is not reached is underlined, and says so.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem}\
pre{white-space:pre-wrap;background:#fafafa;padding:1rem}\
table{border-collapse:collapse;margin:1.5rem 0}caption{text-align:left;font-weight:bold}\
th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-top:1px solid #8888}th{font-weight:normal}\
mark{color:inherit;background:#d9f2d9}td.none{background:#ffd9d6}mark.some{background:#fff0c2;text-decoration:underline dotted}\
mark.none{background:#ffd9d6;text-decoration:underline wavy}\
@media (prefers-color-scheme:dark){body{background:#111;color:#eee}pre{background:#1b1b1b}\
mark{background:#143d14}mark.some{background:#4d3b00}mark.none,td.none{background:#5c1a15}}";

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
        out.push_str("</code></pre>\n<p>");
        escape(&self.sum(locale), &mut out);
        out.push_str("</p>\n");
        for table in self.tables(locale) {
            self.table(&table, locale, &mut out);
        }
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }

    /// A row for each place, with the title of what stands there.
    fn table(&self, table: &CoverageTable, locale: Locale, out: &mut String) {
        let document = JsonText::new(&self.definition).ok();
        out.push_str("<table>\n<caption>");
        escape(table.heading, out);
        out.push_str("</caption>\n");
        for row in &table.rows {
            out.push_str("<tr><th scope=\"row\">");
            if let Some(title) = document.as_ref().and_then(|all| title(all, &row.path, locale)) {
                escape(&title, out);
                out.push(' ');
            }
            out.push_str("<code>");
            escape(&row.name, out);
            out.push_str("</code></th>");
            for cell in &row.cells {
                out.push_str(if cell.is_reached { "<td>" } else { "<td class=\"none\">" });
                escape(&cell.text(), out);
                out.push_str("</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</table>\n");
    }
}

/// The title of the innermost item around a place of a definition, in this language if it has one.
fn title(document: &JsonText<'_>, path: &str, locale: Locale) -> Option<String> {
    let member = |json: JsonValue<'_, '_>, name: &str| {
        let mut members = json.members().filter(|_| json.is_object());
        members.find(|(known, _)| known.text() == name).map(|(_, value)| value.text().into_owned())
    };
    let title_of = |json: JsonValue<'_, '_>| {
        let mut members = json.members().filter(|_| json.is_object());
        let (_, title) = members.find(|(known, _)| known.text() == "title")?;
        let languages = Locale::ALL.iter().copied();
        std::iter::once(locale).chain(languages).find_map(|locale| member(title, locale.tag()))
    };
    // The title of the call says nothing here.
    around(document, path).filter_map(title_of).last()
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
