//! Values that write themselves as JSON.

use super::escape::special;

/// A value that writes itself as JSON. Values are written through `dyn` references, which makes the
/// program for browsers smaller than a serializer for each type would.
pub(crate) trait WriteJson {
    fn write(&self, out: &mut String);

    /// Whether an object leaves the value out, if the member may be left out at all.
    fn is_left_out(&self) -> bool {
        false
    }
}

impl WriteJson for &str {
    fn write(&self, out: &mut String) {
        text(self, out);
    }
}

impl WriteJson for String {
    fn write(&self, out: &mut String) {
        text(self, out);
    }
}

impl WriteJson for u64 {
    fn write(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl WriteJson for u32 {
    fn write(&self, out: &mut String) {
        u64::from(*self).write(out);
    }
}

impl WriteJson for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }

    fn is_left_out(&self) -> bool {
        !*self
    }
}

/// Writes structs as objects. A member marked `if given` is left out if it says nothing
/// ([`WriteJson::is_left_out`]).
macro_rules! objects {
    ($($type:ty { $($member:ident $(as $name:literal)? $(if $given:ident)?,)+ })+) => {$(
        impl $crate::json::WriteJson for $type {
            fn write(&self, out: &mut String) {
                let Self { $($member),+ } = self;
                let members: &[(&str, &dyn $crate::json::WriteJson, bool)] = &[
                    $(($crate::json::objects!(@name $member $($name)?), $member, $crate::json::objects!(@given $($given)?))),+
                ];
                $crate::json::object(members, out);
            }
        }
    )+};
    (@name $member:ident) => { stringify!($member) };
    (@name $member:ident $name:literal) => { $name };
    (@given) => { false };
    (@given given) => { true };
}
pub(crate) use objects;

impl<T: WriteJson> WriteJson for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }

    fn is_left_out(&self) -> bool {
        self.is_none()
    }
}

impl<T: WriteJson> WriteJson for Vec<T> {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            item.write(out);
        }
        out.push(']');
    }

    fn is_left_out(&self) -> bool {
        self.as_slice().is_empty()
    }
}

/// Adds an object. Each member has a name, a value, and whether it may be left out.
pub(crate) fn object(members: &[(&str, &dyn WriteJson, bool)], out: &mut String) {
    out.push('{');
    let written = members.iter().filter(|(_, value, if_given)| !(*if_given && value.is_left_out()));
    for (index, (name, value, _)) in written.enumerate() {
        if index > 0 {
            out.push(',');
        }
        text(name, out);
        out.push(':');
        value.write(out);
    }
    out.push('}');
}

/// Writes the values of closed lists as their ids.
macro_rules! as_ids {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::json::WriteJson for $type {
            fn write(&self, out: &mut String) {
                $crate::json::WriteJson::write(&self.id(), out);
            }
        }
    )+};
}
pub(crate) use as_ids;

/// Adds a text. `serde_json` writes the texts that need escapes.
pub(crate) fn text(text: &str, out: &mut String) {
    if special(text.as_bytes()).is_some() {
        out.push_str(&serde_json::to_string(text).unwrap_or_default());
    } else {
        out.push('"');
        out.push_str(text);
        out.push('"');
    }
}
