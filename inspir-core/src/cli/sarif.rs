//! Results as SARIF 2.1.0, which code hosts show beside the lines.

use serde_json::{Value, json};

/// One thing that was found in a file.
pub(super) struct SarifResult<'a> {
    pub(super) file: &'a str,
    /// `error`, `warning` or `note`.
    pub(super) level: &'static str,
    pub(super) code: &'static str,
    pub(super) message: String,
    /// A JSON Pointer.
    pub(super) path: &'a str,
    /// The line and the column.
    pub(super) at: (usize, usize),
}

/// The results, with a rule for each code that there can be.
pub(super) fn sarif(codes: &[&str], results: &[SarifResult<'_>]) -> Value {
    let rules: Vec<Value> = codes.iter().map(|code| json!({"id": code})).collect();
    let results: Vec<Value> = results.iter().map(written).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "inspir", "version": crate::VERSION, "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn written(result: &SarifResult<'_>) -> Value {
    let (line, column) = result.at;
    json!({
        "ruleId": result.code,
        "level": result.level,
        "message": {"text": result.message},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {"uri": uri(result.file)},
                "region": {"startLine": line, "startColumn": column},
            },
            "logicalLocations": [{"fullyQualifiedName": result.path}],
        }],
    })
}

/// A path as a relative or absolute reference of a URI.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_are_references() {
        assert_eq!(super::uri("appels/été 1.json"), "appels/%C3%A9t%C3%A9%201.json");
    }
}
