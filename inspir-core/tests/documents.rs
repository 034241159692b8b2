//! Documents: what the renderers make of any text, and that nothing in a text becomes more than text.

#![cfg(test)]
#![allow(clippy::string_slice, reason = "texts are cut where a search has found something")]

mod common;

use common::json;
use inspir_core::{
    Alignment, DocumentBlock, DocumentColumn, DocumentFormat, DocumentTree, Inline, KeyFigure,
    Locale, QuoteLanguage,
};
use proptest::prelude::*;

/// A document with this text wherever there can be text.
fn document(text: &str) -> DocumentTree {
    let own = || text.to_owned();
    let inline = || {
        vec![
            Inline::Text(own()),
            Inline::Strong(own()),
            Inline::Quotation { text: own(), language: QuoteLanguage::De },
        ]
    };
    let column = |alignment| DocumentColumn { title: own(), alignment };
    let mut document = DocumentTree::new(Locale::En, text);
    document.heading(1, text);
    document.heading(2, text);
    document.heading(3, text);
    let figure = KeyFigure { label: own(), figure: own(), note: Some(own()) };
    document.blocks.extend([
        DocumentBlock::Lines(vec![own(), own()]),
        DocumentBlock::Paragraph(inline()),
        DocumentBlock::List(vec![inline(), inline()]),
        DocumentBlock::Figures { figures: vec![figure], is_summary: false },
        DocumentBlock::Table {
            columns: vec![column(Alignment::Start), column(Alignment::End)],
            rows: vec![vec![inline(), inline()]],
            foot: vec![inline(), inline()],
        },
        DocumentBlock::Room { label: own(), lines: 2 },
        DocumentBlock::Signature { name: own(), quality: own() },
    ]);
    document
}

/// What stands between tags, and the names of the tags. Tags close in the order in which they opened.
fn read_html(html: &str) -> (String, Vec<String>) {
    let (mut text, mut names, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        assert!(!before.contains('>'), "a bare `>`: {before}");
        text.push_str(before);
        let (tag, behind) = after.split_once('>').expect("the end of a tag");
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "{html}"),
            None if ["br", "meta", "!DOCTYPE"].contains(&name) => {}
            None => open.push(name.to_owned()),
        }
        names.push(name.to_owned());
        rest = behind;
    }
    assert!(open.is_empty(), "left open: {open:?}");
    text.push_str(rest);
    for (escape, char) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        text = text.replace(escape, char);
    }
    (text, names)
}

/// A text as documents show it: without control characters and those that turn its direction.
fn shown(text: &str) -> String {
    let is_hidden = |char: &char| {
        char.is_control()
            || ('\u{2028}'..='\u{202e}').contains(char)
            || ('\u{2066}'..='\u{2069}').contains(char)
    };
    text.chars().map(|char| if is_hidden(&char) { ' ' } else { char }).collect()
}

/// A text in which all spaces are plain.
fn plainly_spaced(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

const ODD: [&str; 12] = [
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=y>",
    "&lt; & \" '",
    "**bold** _it_ `code` ~~no~~ [a](http://b) ![c](d) <e@f.org>",
    "# heading",
    "- item",
    "1. item",
    "+ item",
    "a | b",
    "https://example.org www.example.org a@b.org",
    "two\nlines\r\n\u{1b}[31m\u{202e}",
    "\\* \\",
];

fn is_plain(text: &str) {
    let document = document(text);
    let names = [
        "article", "h1", "h2", "h3", "p", "br", "ul", "li", "strong", "span", "table", "thead",
        "tbody", "tfoot", "tr", "th", "td",
    ];
    let fragment = document.to_html_fragment();
    let (read, tags) = read_html(&fragment);
    let odd: Vec<_> =
        tags.iter().filter(|tag| !names.contains(&tag.trim_start_matches('/'))).collect();
    assert!(odd.is_empty(), "{text}: {odd:?}");
    assert!(plainly_spaced(&read).contains(&shown(text)), "{text}: {read}");
    let page = document.to_html();
    let (_, tags) = read_html(&page.replace("<!DOCTYPE html>\n", ""));
    assert_eq!(tags.iter().filter(|tag| *tag == "title" || *tag == "script").count(), 1);

    let markdown = document.to_markdown();
    let heading = markdown.lines().next().unwrap_or_default();
    let mut plain = String::new();
    let mut chars = heading["# ".len()..].chars();
    while let Some(char) = chars.next() {
        let is_special = "`*_[]<>#|~&@!".contains(char);
        assert!(!is_special, "`{char}` is not escaped: {heading}");
        plain.extend(if char == '\\' { chars.next() } else { Some(char) });
    }
    assert_eq!(plainly_spaced(&plain), shown(text));

    let value = json(&document.to_json());
    assert_eq!(value["title"], text);
    assert_eq!(value["blocks"][4]["content"][2]["text"], text);
    let kinds = value["blocks"].as_array().expect("blocks").len();
    assert_eq!(kinds, document.blocks.len());

    let lines = document.to_text();
    assert!(!lines.chars().any(|char| char.is_control() && char != '\n'), "{lines}");
}

#[test]
fn no_text_becomes_more_than_text() {
    ODD.iter().for_each(|text| is_plain(text));
}

#[test]
fn lists_and_links_are_no_markdown() {
    for (text, markdown) in [
        ("- item", "\\- item\n"),
        ("+ item", "\\+ item\n"),
        ("12. item", "12\\. item\n"),
        ("12) item", "12\\) item\n"),
        ("a - b 1.5", "a - b 1.5\n"),
        ("https://a.org", "https\\://a.org\n"),
        ("www.a.org", "www\\.a\\.org\n"),
        ("===", "\\===\n"),
    ] {
        let mut document = DocumentTree::new(Locale::Fr, "x");
        document.paragraph(vec![Inline::Text(text.to_owned())]);
        assert_eq!(document.to_markdown(), markdown);
    }
}

#[test]
fn no_line_ends_where_french_sets_a_space() {
    let bound = "Taux~: «~oui~»~; 12~500,00~€ ou 50~% de 1~200~CHF~? Dépense n°~3~!";
    let text = bound.replace('~', " ");
    let mut document = DocumentTree::new(Locale::Fr, "x");
    document.paragraph(vec![Inline::Text(text.clone())]);
    let bound = bound.replace('~', "\u{a0}");
    assert_eq!(document.to_markdown(), format!("{}\n", bound.replace('!', "\\!")));
    assert!(document.to_html().contains(&format!("<p>{bound}</p>")));
    assert_eq!(document.to_text(), format!("{text}\n"));
}

#[test]
fn tables_line_up_and_wrap() {
    let cell = |text: &str| vec![Inline::Text(text.to_owned())];
    let column = |title: &str, alignment| DocumentColumn { title: title.to_owned(), alignment };
    let mut document = DocumentTree::new(Locale::En, "x");
    let long = "A point whose name is longer than its column is wide, and then some";
    document.blocks.push(DocumentBlock::Table {
        columns: vec![
            column("Point", Alignment::Start),
            column("Finding", Alignment::Start),
            column("Amount", Alignment::End),
        ],
        rows: vec![vec![cell(long), cell("met"), cell("€1.00")]],
        foot: vec![cell("Total"), Vec::new(), cell("€1.00")],
    });
    let text = document.to_text();
    let expected = "
  Point                          Finding                                  Amount
  A point whose name is longer   met
  than its column is wide, and
  then some                                                                €1.00
  Total                                                                    €1.00
";
    assert_eq!(text, expected[1..], "{text}");
    assert!(document.to_html().contains(
        r#"<tfoot>
<tr><th scope="row">Total</th><td></td><td class="end">€1.00</td></tr>"#
    ));
}

#[test]
fn every_format_is_written() {
    let document = document("x");
    let all = DocumentFormat::ALL.iter().map(|format| document.in_format(*format));
    let expected = [
        document.to_text(),
        document.to_markdown(),
        document.to_html(),
        document.to_html_fragment(),
        document.to_json(),
    ];
    assert_eq!(all.collect::<Vec<_>>(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_random_text_becomes_more_than_text(
        text in proptest::collection::vec(
            prop_oneof![r"[<>&'\x22*_`#|~\[\]()!@:.\\+=-]", "(www\\.|://|[a-z0-9é ]|\n)"], 1..20,
        )
    ) {
        is_plain(&text.concat());
    }

    #[test]
    fn lines_are_no_longer_than_their_words_allow(words in proptest::collection::vec("[a-z]{1,20}", 1..60)) {
        let mut document = DocumentTree::new(Locale::Fr, "x");
        document.paragraph(vec![Inline::Text(words.join(" "))]);
        let text = document.to_text();
        prop_assert!(text.lines().all(|line| line.chars().count() <= 88), "{}", text);
        prop_assert_eq!(text.split_whitespace().collect::<Vec<_>>(), words);
    }
}
