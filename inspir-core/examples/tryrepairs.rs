//! Tries repairs by hand.
use inspir_core::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let text = std::fs::read(&a[2]).unwrap();
    let call = wire::load(&std::fs::read_to_string(&a[1]).unwrap_or(a[1].clone())).unwrap();
    let locale = if a.len() > 3 { Locale::En } else { Locale::Fr };
    println!("{}", wire::repairs(&call, &text, locale));
}
