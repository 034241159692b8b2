//! The calls that come with the library.

/// The calls that come with the library.
pub(super) const BUILT_IN: [(&str, &str); 3] = [
    ("inspir-creative-event", include_str!("../../calls/inspir-creative-event.json")),
    ("inspir-follow-up", include_str!("../../calls/inspir-follow-up.json")),
    ("inspir-innovation-store", include_str!("../../calls/inspir-innovation-store.json")),
];
