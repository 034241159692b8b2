//! Results as JUnit XML, which build servers read.

use std::fmt::Write as _;

/// The result for one file, or for one case of it.
pub(super) struct TestResult {
    /// The group of the result, such as the id of a call.
    pub(super) class: String,
    pub(super) name: String,
    pub(super) fault: Option<TestFault>,
}

/// The fault that a result reports.
pub(super) struct TestFault {
    /// Whether it could not even be tried.
    pub(super) is_error: bool,
    /// In one line.
    pub(super) message: String,
    /// In full.
    pub(super) details: String,
}

/// The XML of a suite.
pub(super) fn junit(suite: &str, results: &[TestResult]) -> String {
    let count = |is_error: bool| {
        let faults = results.iter().filter_map(|result| result.fault.as_ref());
        faults.filter(|fault| fault.is_error == is_error).count()
    };
    let counts = format!(
        "tests=\"{}\" failures=\"{}\" errors=\"{}\"",
        results.len(),
        count(false),
        count(true)
    );
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(xml, "<testsuites name=\"inspir\" {counts}>");
    let _ = writeln!(xml, "  <testsuite name=\"{}\" {counts}>", escaped(suite));
    for TestResult { class, name, fault } in results {
        let (class, name) = (escaped(class), escaped(name));
        let _ = write!(xml, "    <testcase classname=\"{class}\" name=\"{name}\"");
        match fault {
            None => xml.push_str("/>\n"),
            Some(TestFault { is_error, message, details }) => {
                let element = if *is_error { "error" } else { "failure" };
                let (message, details) = (escaped(message), escaped(details));
                let _ = writeln!(
                    xml,
                    ">\n      <{element} message=\"{message}\">{details}</{element}>\n    </testcase>"
                );
            }
        }
    }
    xml.push_str("  </testsuite>\n</testsuites>\n");
    xml
}

/// A text within XML. Control characters, which XML does not know, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_counted_and_escaped() {
        let result = |is_error| TestResult {
            class: "a".into(),
            name: "b\"<".into(),
            fault: Some(TestFault { is_error, message: "x\n\u{7}".into(), details: "&".into() }),
        };
        let fine = TestResult { class: "a".into(), name: "c".into(), fault: None };
        let xml = junit("s", &[result(false), result(true), fine]);
        assert!(xml.contains("tests=\"3\" failures=\"1\" errors=\"1\""), "{xml}");
        assert!(
            xml.contains(
                "name=\"b&quot;&lt;\">\n      <failure message=\"x&#10;\">&amp;</failure>"
            ),
            "{xml}"
        );
        assert!(xml.contains("<testcase classname=\"a\" name=\"c\"/>"));
    }
}
