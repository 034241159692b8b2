//! JSON Lines: one application a line.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::StringBuilder;
use arrow_schema::{DataType, Field, SchemaRef};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::results::{self, Results};
use super::{ROWS, TableError};
use crate::assess::Assessor;
use crate::call::Call;
use crate::intake::MAX_BYTES;

/// About how many bytes are assessed at a time by one thread.
const BLOCK: usize = 4 * 1024 * 1024;
/// How much of a line is kept: one byte more than an application may have.
const LONGEST: usize = MAX_BYTES + 1;

/// Assesses JSON Lines: one line in, one row out, in their order, on the threads of the present
/// `rayon` pool. Memory does not grow with the source.
///
/// The key column is `reference`, the number that the application gives itself. A line that is
/// empty, or that is no JSON, has its row too.
///
/// ```
/// use inspir_core::{Call, arrow::JsonLines};
///
/// let mut lines = JsonLines::new(&Call::follow_up(), b"{}\n{}\n".as_slice());
/// let batch = lines.next().expect("a batch")?;
/// assert_eq!((batch.num_rows(), lines.bytes_read()), (2, 6));
/// assert!(lines.next().is_none());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct JsonLines<R> {
    call: Call,
    schema: SchemaRef,
    source: BufReader<R>,
    bytes: u64,
    /// Blocks that were read and are not assessed yet.
    blocks: Vec<Block>,
    ready: VecDeque<RecordBatch>,
    state: State,
}

#[derive(Debug)]
enum State {
    Fresh,
    Going,
    Failed(io::Error),
    Over,
}

/// Some whole lines.
#[derive(Debug, Default)]
struct Block {
    text: Vec<u8>,
    /// Where each line begins and ends.
    lines: Vec<(usize, usize)>,
}

impl<R: Read + Send> JsonLines<R> {
    /// The lines of a source, which is read as it is: [`decompressed`] unpacks.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{JsonLines, decompressed}};
    /// let source = decompressed(b"{}\n".as_slice())?;
    /// assert_eq!(JsonLines::new(&Call::follow_up(), source).count(), 1);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn new(call: &Call, source: R) -> Self {
        let key = Arc::new(Field::new("reference", DataType::Utf8, true));
        Self {
            call: call.clone(),
            schema: results::schema(vec![key])
                .unwrap_or_else(|_| Arc::new(arrow_schema::Schema::empty())),
            source: BufReader::with_capacity(256 * 1024, source),
            bytes: 0,
            blocks: Vec::new(),
            ready: VecDeque::new(),
            state: State::Fresh,
        }
    }

    /// The schema of the batches.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::JsonLines};
    /// let lines = JsonLines::new(&Call::follow_up(), b"".as_slice());
    /// assert_eq!(lines.schema().field(0).name(), "reference");
    /// ```
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// How many bytes of JSON Lines were read so far.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::JsonLines};
    /// assert_eq!(JsonLines::new(&Call::follow_up(), b"{}\n".as_slice()).bytes_read(), 0);
    /// ```
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// Assesses the blocks at hand, while the next ones are read.
    fn go_on(&mut self) -> Result<(), TableError> {
        let blocks = std::mem::take(&mut self.blocks);
        let (call, schema) = (&self.call, &self.schema);
        let (source, bytes) = (&mut self.source, &mut self.bytes);
        let is_going = matches!(self.state, State::Fresh | State::Going);
        let (read, batches) = rayon::join(
            || if is_going { read_blocks(source, bytes) } else { (Vec::new(), None) },
            || {
                blocks
                    .par_iter()
                    .map(|block| block.assess(call, schema))
                    .collect::<Result<Vec<_>, _>>()
            },
        );
        let (next, end) = read;
        self.blocks = next;
        if let Some(state) = end {
            self.state = state;
        } else if is_going {
            self.state = State::Going;
        }
        self.ready.extend(batches?);
        Ok(())
    }
}

impl<R: Read + Send> Iterator for JsonLines<R> {
    type Item = io::Result<RecordBatch>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(batch) = self.ready.pop_front() {
                return Some(Ok(batch));
            }
            if self.blocks.is_empty() && matches!(self.state, State::Failed(_) | State::Over) {
                return match std::mem::replace(&mut self.state, State::Over) {
                    State::Failed(error) => Some(Err(error)),
                    _ => None,
                };
            }
            if let Err(error) = self.go_on() {
                (self.state, self.blocks) = (State::Over, Vec::new());
                return Some(Err(io::Error::other(error)));
            }
        }
    }
}

/// A block for each thread; and why there are no more, if so.
fn read_blocks(source: &mut impl BufRead, bytes: &mut u64) -> (Vec<Block>, Option<State>) {
    let mut blocks = Vec::new();
    for _ in 0..rayon::current_num_threads() {
        let mut block = Block::default();
        let end = block.read(source, bytes);
        if !block.lines.is_empty() {
            blocks.push(block);
        }
        match end {
            Ok(true) => return (blocks, Some(State::Over)),
            Err(error) => return (blocks, Some(State::Failed(error))),
            Ok(false) => {}
        }
    }
    (blocks, None)
}

impl Block {
    /// Reads lines until there are enough; says whether the source is at its end.
    fn read(&mut self, source: &mut impl BufRead, bytes: &mut u64) -> io::Result<bool> {
        self.text.reserve(BLOCK);
        while self.text.len() < BLOCK && self.lines.len() < ROWS {
            let first = self.text.len();
            let most = u64::try_from(LONGEST + 2).unwrap_or(u64::MAX);
            let read = source.by_ref().take(most).read_until(b'\n', &mut self.text)?;
            if read == 0 {
                return Ok(true);
            }
            *bytes += u64::try_from(read).unwrap_or_default();
            if self.text.pop_if(|byte| *byte == b'\n').is_none() {
                *bytes += skip_line(source)?;
            }
            if self.text.len() > first {
                self.text.pop_if(|byte| *byte == b'\r');
            }
            self.lines.push((first, self.text.len()));
        }
        Ok(false)
    }

    fn assess(&self, call: &Call, schema: &SchemaRef) -> Result<RecordBatch, TableError> {
        let mut assessor = Assessor::new(call);
        let mut results = Results::new(call, self.lines.len());
        let mut references = StringBuilder::with_capacity(self.lines.len(), self.lines.len() * 16);
        for &(first, end) in &self.lines {
            let line = self.text.get(first..end).unwrap_or_default();
            let (decision, reference) = assessor.decide_line(line);
            results.push(decision);
            references.append_option(reference);
        }
        results.finish(schema, vec![Arc::new(references.finish())])
    }
}

/// Skips what is left of a line that is too long to keep.
fn skip_line(source: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let buffer = source.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |end| end + 1);
        let done = end.is_some() || buffer.is_empty();
        source.consume(used);
        skipped += u64::try_from(used).unwrap_or_default();
        if done {
            return Ok(skipped);
        }
    }
}

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
        [0x28, 0xb5, 0x2f, 0xfd] => Box::new(zstd::Decoder::new(whole)?),
        _ => Box::new(whole),
    })
}
