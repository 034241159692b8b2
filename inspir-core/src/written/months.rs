//! The names of months, in the languages that people write them in.

/// French and English names, folded; the first three letters or more say which, where a point or nothing
/// follows.
const NAMES: [&[&str]; 12] = [
    &["janvier", "january", "janv", "jan"],
    &["fevrier", "february", "fevr", "fev", "feb"],
    &["mars", "march", "mar"],
    &["avril", "april", "avr", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "july", "juil", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "october", "oct"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dec"],
];

/// The number of the month with this name, folded.
pub(super) fn month(name: &str) -> Option<u32> {
    let index = NAMES.iter().position(|names| names.contains(&name))?;
    u32::try_from(index + 1).ok()
}
