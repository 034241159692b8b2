//! Sources of JSON Lines: unpacked, and refused if they are something else.

use std::io::{self, Cursor, Read};

use serde_json::value::RawValue;

use super::error::TableError;

/// How much of a source is looked at before it is assessed.
const LOOK: usize = 64 * 1024;
/// How much is read at a time until the first line is there.
const STEP: usize = 4 * 1024;
/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A source unpacked, if its first bytes are those of gzip or Zstandard.
///
/// ```
/// use std::io::Read;
///
/// let mut text = String::new();
/// inspir_core::arrow::decompressed(b"plain".as_slice())?.read_to_string(&mut text)?;
/// assert_eq!(text, "plain");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// Those of the source.
pub fn decompressed<'r>(
    mut source: impl Read + Send + 'r,
) -> io::Result<Box<dyn Read + Send + 'r>> {
    let mut start = Vec::with_capacity(4);
    source.by_ref().take(4).read_to_end(&mut start)?;
    let kind = start.clone();
    let whole = Cursor::new(start).chain(source);
    Ok(match kind.as_slice() {
        [0x1f, 0x8b, ..] => Box::new(flate2::read::MultiGzDecoder::new(whole)),
        // A frame, or one to be skipped.
        [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => {
            Box::new(zstd::Decoder::new(whole)?)
        }
        _ => Box::new(whole),
    })
}

/// A source of JSON Lines, unpacked, without a byte order mark. Its first lines are looked at: a source of
/// which none is a JSON object is refused, and so are an array and a document over several lines.
///
/// ```
/// use inspir_core::arrow::json_lines;
///
/// assert!(json_lines(b"{}\n?\n".as_slice()).is_ok());
/// let error = json_lines(b"reference;amount\nA1;500\n".as_slice()).err().expect("no JSON");
/// assert!(error.to_string().starts_with("line 1: one application a line is expected"));
/// ```
///
/// # Errors
/// Those of the source; [`TableError::NotLines`] inside of an error of the kind `InvalidData`.
pub fn json_lines<'r>(source: impl Read + Send + 'r) -> io::Result<Box<dyn Read + Send + 'r>> {
    let mut source = decompressed(source)?;
    let mut start = Vec::new();
    let mut is_whole = false;
    while !is_whole && !is_line_of_object(&start) && start.len() < LOOK {
        is_whole = more(&mut source, &mut start)?;
    }
    if let Some((line, Foreign { found, is_table })) = foreign(without_mark(&start), is_whole) {
        let error = TableError::NotLines { line, found, is_table };
        return Err(io::Error::new(io::ErrorKind::InvalidData, error));
    }
    let text = without_mark(&start).to_vec();
    Ok(Box::new(Cursor::new(text).chain(source)))
}

/// A text without the byte order mark that it may begin with.
pub(super) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(MARK).unwrap_or(text)
}

/// Reads some more. Gives whether the source has ended.
fn more(source: &mut (impl Read + ?Sized), start: &mut Vec<u8>) -> io::Result<bool> {
    let mut step = vec![0; STEP];
    loop {
        match source.read(&mut step) {
            Ok(0) => return Ok(true),
            Ok(many) => {
                start.extend_from_slice(step.get(..many).unwrap_or_default());
                return Ok(false);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Whether the first line that is not blank is there, and is a JSON object.
fn is_line_of_object(start: &[u8]) -> bool {
    let text = without_mark(start).trim_ascii_start();
    let Some(end) = text.iter().position(|byte| *byte == b'\n') else { return false };
    text.get(..end).is_some_and(is_object)
}

fn is_object(line: &[u8]) -> bool {
    line.trim_ascii_start().first() == Some(&b'{')
        && serde_json::from_slice::<&RawValue>(line).is_ok()
}

/// A format that is not JSON Lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Foreign {
    /// The format, and what to do.
    found: &'static str,
    is_table: bool,
}

impl Foreign {
    const fn table(found: &'static str) -> Self {
        Self { found, is_table: true }
    }

    const fn other(found: &'static str) -> Self {
        Self { found, is_table: false }
    }
}

/// Recognises a source that holds no JSON Lines: the line in which that shows, and the format. `start` is the start
/// of the source, or all of it.
fn foreign(start: &[u8], is_whole: bool) -> Option<(u64, Foreign)> {
    if let Some(found) = packed(start) {
        return Some((1, found));
    }
    let text = start.trim_ascii_start();
    let first = *text.first()?;
    let blank = start.get(..start.len() - text.len()).unwrap_or_default();
    let line = 1 + blank.iter().filter(|byte| **byte == b'\n').count();
    let mut lines = text.split(|byte| *byte == b'\n');
    let found = match first {
        b'[' if !is_value(lines.next()?) || !lines.any(is_object) => Foreign::other(
            "this is one JSON array: write each of its items on a line of its own, without brackets and commas",
        ),
        b'{' if is_document(text, is_whole) => Foreign::other(
            "this is one JSON document over several lines: write each application on one line",
        ),
        // A line that is longer than what was looked at may be an application.
        b'{' if !is_whole && lines.clone().count() == 1 => return None,
        b'[' => return None,
        _ if lines.any(is_object) => return None,
        b'{' => Foreign::other(
            "no line is a JSON object that is complete: write each application on one line",
        ),
        _ => Foreign::table(
            "no line is a JSON object: a file with columns (CSV) is read as a table, and handed over as one",
        ),
    };
    Some((u64::try_from(line).unwrap_or(u64::MAX), found))
}

fn is_value(line: &[u8]) -> bool {
    serde_json::from_slice::<&RawValue>(line).is_ok()
}

/// Whether a text begins with one JSON object over several lines, as far as it can be seen.
fn is_document(text: &[u8], is_whole: bool) -> bool {
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<&RawValue>();
    match values.next() {
        Some(Ok(value)) => value.get().contains('\n'),
        // It goes on behind what was looked at.
        Some(Err(error)) => error.is_eof() && !is_whole && text.contains(&b'\n'),
        None => false,
    }
}

/// The formats of files that are not text, by their first bytes.
fn packed(start: &[u8]) -> Option<Foreign> {
    const UNPACK: Foreign =
        Foreign::other("the file is packed: unpack it, or pack it by gzip or Zstandard");
    const WORKBOOK: Foreign = Foreign::table(
        "the file is an archive (ZIP) or a workbook (Excel): hand over what it holds",
    );
    const TABLE: Foreign =
        Foreign::table("the file holds a table of columns: read it, and hand over the table");
    const UTF_16: Foreign = Foreign::other("the text is encoded in UTF-16: save it as UTF-8");
    const FORMATS: [(&[u8], Foreign); 8] = [
        (b"BZh", UNPACK),
        (b"\xfd7zXZ\0", UNPACK),
        (b"7z\xbc\xaf\x27\x1c", UNPACK),
        (b"PK\x03\x04", WORKBOOK),
        (b"PAR1", TABLE),
        (b"ARROW1", TABLE),
        (b"\xff\xfe", UTF_16),
        (b"\xfe\xff", UTF_16),
    ];
    let format = FORMATS.iter().find(|(mark, _)| start.starts_with(mark));
    let is_wide = || start.iter().take(2).any(|byte| *byte == 0);
    format.map(|(_, found)| *found).or_else(|| is_wide().then_some(UTF_16))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &[u8]) -> Option<(u64, Foreign)> {
        foreign(text, true)
    }

    #[test]
    fn what_is_no_json_lines_is_refused_with_its_line() {
        let long = [b"[".as_slice(), &b"{\"a\": 1},\n".repeat(LOOK)].concat();
        for (text, line, told) in [
            (b"reference;amount\nA1;5\n".as_slice(), 1, "CSV"),
            (b"\n\r\n  reference\n", 3, "CSV"),
            (b"[{\"a\": 1}]", 1, "array"),
            (b"[{\"a\": 1},\n{\"b\": 2}]\n", 1, "array"),
            (b"[\n  {\n    \"a\": 1\n  }\n]\n", 1, "array"),
            (b"\n{\n  \"a\": 1\n}\n", 2, "over several lines"),
            (b"{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n", 1, "over several lines"),
            (b"{\"a\": 1", 1, "complete"),
            (b"{'a': 1}\n{'a': 2}\n", 1, "complete"),
            (b"BZh91AY", 1, "packed"),
            (b"\xfd7zXZ\0", 1, "packed"),
            (b"PK\x03\x04", 1, "Excel"),
            (b"PAR1", 1, "table"),
            (b"\xff\xfe{\0", 1, "UTF-16"),
            (b"{\0}\0", 1, "UTF-16"),
            (&long, 1, "array"),
        ] {
            let (place, Foreign { found, is_table }) = refused(text).expect("it is refused");
            assert!(place == line && found.contains(told), "{place} {found}");
            assert_eq!(is_table, ["CSV", "Excel", "table"].contains(&told), "{found}");
        }
    }

    #[test]
    fn lines_that_are_wrong_are_not_refused_if_another_is_right() {
        for text in [
            b"".as_slice(),
            b"\n\n",
            b"{}",
            b"no\n{}\n",
            b"[1]\n{}\n",
            b"null\r\n\r\n{\"a\": {}}\r\n",
            b"{\"a\": 1\n{}\n",
            b"{\"a\":\n{}",
        ] {
            assert_eq!(refused(text), None);
        }
        // A line may go on behind what is looked at.
        let long = [b"{\"a\": \"", b"x".repeat(2 * LOOK).as_slice(), b"\"}\n"].concat();
        assert_eq!(foreign(&long[..LOOK], false), None);
        assert_eq!(json_lines(long.as_slice()).map(|_| ()).ok(), Some(()));
    }

    #[test]
    fn a_mark_is_skipped_once() {
        let mut text = Vec::new();
        let mut source = json_lines(b"\xef\xbb\xbf\xef\xbb\xbf\n{}\n".as_slice()).expect("lines");
        source.read_to_end(&mut text).expect("text");
        assert_eq!(text, b"\xef\xbb\xbf\n{}\n");
    }
}
