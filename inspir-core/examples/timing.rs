//! Development aid.
use inspir_core::*;
fn main() {
    let what = std::env::args().nth(1).unwrap();
    let text = std::fs::read("/work/shared/samples/creative-event-complete.json").unwrap();
    let follow = std::fs::read("/work/shared/samples/follow-up-complete.json").unwrap();
    let (a, b) = (Call::creative_event(), Call::follow_up());
    let mut x = Assessor::new(&a); let mut y = Assessor::new(&b);
    let mut n = 0usize;
    match what.as_str() {
        "text" => for _ in 0..150_000 { n += x.decide_json(&text).statuses().len(); n += y.decide_json(&follow).statuses().len(); },
        "parsed" => { let (p, _) = a.read_json(&text); let (q, _) = b.read_json(&follow);
            for _ in 0..600_000 { n += x.decide(&p).statuses().len(); n += y.decide(&q).statuses().len(); } }
        "parse" => for _ in 0..150_000 { n += serde_json::from_slice::<Application>(&text).is_ok() as usize; n += serde_json::from_slice::<Application>(&follow).is_ok() as usize; },
        "json" => for _ in 0..30_000 { n += x.assess_json(&text).to_json(Locale::Fr).len(); n += y.assess_json(&follow).to_json(Locale::Fr).len(); },
        _ => {}
    }
    println!("{n}");
}
