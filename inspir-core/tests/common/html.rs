//! What has to hold of every page of HTML that a voice writes.

/// Fails unless a page is fit for print and for a screen reader: it has a language and a title, one heading of
/// level 1 and no level left out, a scope for each head of a table, and no script, link or file beside it.
pub(crate) fn check(page: &str, tag: &str) {
    assert!(page.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{tag}\">")), "{page}");
    let title = page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    assert!(title.is_some_and(|(title, _)| !title.trim().is_empty()), "{page}");
    assert_eq!(page.matches("<main>").count(), 1, "{page}");
    assert!(page.contains("@media print"));
    for of_others in ["<script", "<img", "<a ", "<link", "<iframe", " href=", " src=", " on"] {
        let found = page.split('<').skip(1).any(|tag| {
            let tag = tag.split('>').next().unwrap_or_default();
            format!("<{tag}").contains(of_others)
        });
        assert!(!found, "{of_others}: {page}");
    }
    let mut level = 0;
    for after in page.split("<h").skip(1) {
        let Some(here) = after.chars().next().and_then(|c| c.to_digit(10)) else { continue };
        assert!(here <= level + 1 && (here > 1 || level == 0), "level {here}: {page}");
        level = here;
    }
    assert!(level > 0, "{page}");
    let heads = page.matches("<th").count() - page.matches("<thead").count();
    assert_eq!(heads, page.matches("<th scope=").count(), "{page}");
}
