//! Development aid.
use std::io::{BufRead, Write};
fn main() {
    let out = std::io::stdout();
    let mut out = out.lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let v: serde_json::Value = serde_json::from_str(&line).unwrap();
        let def = match &v["definition"] {
            serde_json::Value::String(s) => s.clone(),
            d => d.to_string(),
        };
        let call = if def.starts_with('{') {
            inspir_core::Call::from_json(&def)
        } else {
            inspir_core::Call::load(&def)
        };
        match call {
            Err(e) => {
                let p: Vec<_> = e
                    .problems()
                    .iter()
                    .map(|p| format!("{} {}", p.path(), p.message(inspir_core::Locale::En)))
                    .collect();
                writeln!(out, "{}", serde_json::json!({"problems": p})).unwrap();
            }
            Ok(call) => {
                let t = v["application"].as_str().unwrap();
                writeln!(
                    out,
                    "{}",
                    call.assess_json(t.as_bytes()).to_json(inspir_core::Locale::Fr)
                )
                .unwrap();
            }
        }
    }
}
