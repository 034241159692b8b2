//! JSON Lines: one application a line.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use memchr::memchr;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::compare_lines::LineComparer;
use super::error::TableError;
use super::result_rows::{ROWS, ResultRows};
use super::texts::{PlacedText, TextAssessor};
use crate::call::Call;
use crate::text::MAX_BYTES;

/// About how many bytes one thread assesses at a time: few enough to be still in the cache of the
/// processor after they were read.
const BLOCK: usize = 1024 * 1024;
/// How many blocks there are for each thread.
const BLOCKS: usize = 2;
/// How much of a line is kept: one byte more than an application may have.
const LONGEST: usize = MAX_BYTES + 1;

/// Assesses JSON Lines, one application a line, on the threads of the present `rayon` pool, in their order.
/// Memory does not grow with the source.
///
/// The key columns are those of [`TextAssessor`]: the file, the line, and the `reference` of the
/// application. A line that is empty, or that is no JSON, is assessed too.
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
    work: LineWork,
    schema: SchemaRef,
    source: R,
    bytes: u64,
    /// How many lines were read.
    lines: u64,
    /// The bytes that were read after the last block.
    rest: Vec<u8>,
    /// The error after which nothing more can be read.
    failure: Option<io::Error>,
    /// Blocks that were read and are not assessed yet.
    blocks: Vec<Block>,
    /// Blocks that were assessed, kept for their memory.
    spare: Vec<Block>,
    ready: VecDeque<RecordBatch>,
    state: State,
}

/// The work to do on lines.
#[derive(Debug)]
enum LineWork {
    Assess(Box<TextAssessor>, Option<Arc<str>>),
    Compare(LineComparer),
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
    /// How many lines stand before it.
    before: u64,
    /// Where each line begins and ends.
    lines: Vec<(usize, usize)>,
}

impl<R: Read + Send> JsonLines<R> {
    /// The lines of a source, which is read as it is: [`json_lines`](super::json_lines) unpacks and checks.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{JsonLines, json_lines}};
    /// let source = json_lines(b"{}\n".as_slice())?;
    /// assert_eq!(JsonLines::new(&Call::follow_up(), source).count(), 1);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn new(call: &Call, source: R) -> Self {
        Self::with(call, source, &ResultRows::default(), None)
    }

    /// Like `new`, with chosen rows, and with the name of the file.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{JsonLines, ResultRows}};
    /// use inspir_core::arrow::arrow_array::cast::AsArray;
    ///
    /// let rows = ResultRows::default();
    /// let mut lines = JsonLines::with(&Call::follow_up(), b"{}".as_slice(), &rows, Some("a.ndjson"));
    /// let batch = lines.next().expect("a batch")?;
    /// assert_eq!(batch.column(0).as_string::<i32>().value(0), "a.ndjson");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn with(call: &Call, source: R, rows: &ResultRows, file: Option<&str>) -> Self {
        let assessor = TextAssessor::new(call, rows);
        let schema = assessor.schema();
        Self::working(LineWork::Assess(Box::new(assessor), file.map(Into::into)), schema, source)
    }

    /// The lines of a source, for a comparison of editions.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{JsonLines, LineComparer}};
    /// let call = Call::follow_up();
    /// let comparer = LineComparer::new(&call, &[call.clone()], &[], false)?;
    /// assert_eq!(JsonLines::comparing(&comparer, b"{}\n".as_slice()).count(), 1);
    /// assert_eq!(comparer.counts()[0].totals().applications, 1);
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    pub fn comparing(comparer: &LineComparer, source: R) -> Self {
        Self::working(LineWork::Compare(comparer.clone()), comparer.schema(), source)
    }

    fn working(work: LineWork, schema: SchemaRef, source: R) -> Self {
        Self {
            work,
            schema,
            source,
            bytes: 0,
            lines: 0,
            rest: Vec::new(),
            failure: None,
            blocks: Vec::new(),
            spare: Vec::new(),
            ready: VecDeque::new(),
            state: State::Fresh,
        }
    }

    /// The schema of the batches.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::JsonLines};
    /// let lines = JsonLines::new(&Call::follow_up(), b"".as_slice());
    /// assert_eq!(lines.schema().field(2).name(), "reference");
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

    /// Assesses the blocks that were read, while the next ones are read.
    fn go_on(&mut self) -> Result<(), TableError> {
        let blocks = std::mem::take(&mut self.blocks);
        let work = &self.work;
        let is_going = matches!(self.state, State::Fresh | State::Going);
        let mut reader = LineReader {
            source: &mut self.source,
            rest: &mut self.rest,
            failure: &mut self.failure,
            bytes: 0,
            lines: &mut self.lines,
        };
        let spare = &mut self.spare;
        let (read, batches) = rayon::join(
            || if is_going { reader.blocks(spare) } else { (Vec::new(), None) },
            || {
                blocks
                    .par_iter()
                    .map(|block| match work {
                        LineWork::Assess(assessor, file) => {
                            assessor.assess_here(&block.placed(file.as_deref()))
                        }
                        LineWork::Compare(comparer) => {
                            Ok(vec![comparer.compare_here(&block.placed(None))?])
                        }
                    })
                    .collect::<Result<Vec<_>, _>>()
            },
        );
        let (next, end) = read;
        self.bytes += reader.bytes;
        self.blocks = next;
        self.spare.extend(blocks);
        if let Some(state) = end {
            self.state = state;
        } else if is_going {
            self.state = State::Going;
        }
        self.ready.extend(batches?.into_iter().flatten());
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

/// Cuts a source into blocks.
struct LineReader<'r, R> {
    source: &'r mut R,
    /// The bytes that were read but are not in a block yet.
    rest: &'r mut Vec<u8>,
    /// The error that ended the source, if one did.
    failure: &'r mut Option<io::Error>,
    /// How many bytes were read.
    bytes: u64,
    /// How many lines were read in all.
    lines: &'r mut u64,
}

impl<R: Read> LineReader<'_, R> {
    /// Reads a few blocks for each thread, so that none is idle for long. Also gives the error that
    /// ended the source, if one did.
    fn blocks(&mut self, spare: &mut Vec<Block>) -> (Vec<Block>, Option<State>) {
        let mut blocks = Vec::new();
        for _ in 0..BLOCKS * rayon::current_num_threads() {
            let mut block = spare.pop().unwrap_or_default();
            block.before = *self.lines;
            let end = self.block(&mut block);
            *self.lines += u64::try_from(block.lines.len()).unwrap_or_default();
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

    /// Reads a block of at least one whole line. Gives whether it is the last block.
    fn block(&mut self, block: &mut Block) -> io::Result<bool> {
        block.text.clear();
        block.text.append(self.rest);
        let mut most = BLOCK;
        loop {
            let is_at_end = self.fill(&mut block.text, most);
            let behind = block.cut();
            if is_at_end && block.lines.len() < ROWS {
                if let Some(failure) = self.failure.take() {
                    return Err(failure);
                }
                if behind < block.text.len() {
                    block.push_line(behind, block.text.len());
                }
                return Ok(true);
            }
            if !block.lines.is_empty() {
                self.rest.extend_from_slice(block.text.get(behind..).unwrap_or_default());
                return Ok(false);
            }
            if block.text.len() > LONGEST + 1 {
                // One byte more, since the last byte may be the end of the line.
                block.text.truncate(LONGEST + 1);
                block.push_line(0, LONGEST + 1);
                self.skip_line();
                return Ok(false);
            }
            most += BLOCK;
        }
    }

    /// Reads until the text has this many bytes. Gives whether the source has ended.
    fn fill(&mut self, text: &mut Vec<u8>, most: usize) -> bool {
        let before = text.len();
        if self.failure.is_none() {
            let lacking = u64::try_from(most.saturating_sub(before)).unwrap_or_default();
            *self.failure = self.source.by_ref().take(lacking).read_to_end(text).err();
            self.bytes += u64::try_from(text.len() - before).unwrap_or_default();
        }
        text.len() < most
    }

    /// Skips the rest of a line that is too long to keep.
    fn skip_line(&mut self) {
        let mut text = Vec::new();
        loop {
            let is_at_end = self.fill(&mut text, BLOCK);
            if let Some(end) = memchr(b'\n', &text) {
                self.rest.extend_from_slice(text.get(end + 1..).unwrap_or_default());
                return;
            }
            if is_at_end {
                return;
            }
            text.clear();
        }
    }
}

impl Block {
    /// Finds the whole lines, at most as many as a batch holds. Gives the position after them.
    fn cut(&mut self) -> usize {
        self.lines.clear();
        let mut first = 0;
        while self.lines.len() < ROWS
            && let Some(length) = memchr(b'\n', self.text.get(first..).unwrap_or_default())
        {
            self.push_line(first, first + length);
            first += length + 1;
        }
        first
    }

    fn push_line(&mut self, first: usize, end: usize) {
        let has_return = self.text.get(first..end).is_some_and(|line| line.ends_with(b"\r"));
        self.lines.push((first, end - usize::from(has_return)));
    }

    /// The lines.
    fn texts(&self) -> impl Iterator<Item = &[u8]> {
        let lines = self.lines.iter();
        lines.map(|&(first, end)| self.text.get(first..end).unwrap_or_default())
    }

    /// The lines, and where they stand.
    fn placed<'t>(&'t self, file: Option<&'t str>) -> Vec<PlacedText<'t>> {
        let lines = self.texts().zip(self.before + 1..);
        lines.map(|(text, line)| PlacedText { file, line, text }).collect()
    }
}
