//! The calls that come with the library.

/// The calls that come with the library.
pub(super) const BUILT_IN: [(&str, &str); 2] = [
    ("inspir-creative-event", include_str!("../../calls/inspir-creative-event.json")),
    ("inspir-follow-up", include_str!("../../calls/inspir-follow-up.json")),
];
