//! Work that several threads share: what comes of it stands in the order in which it was given.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, sync_channel};

use rayon::{Scope, ThreadPoolBuilder};

/// How many pieces of work wait for each thread, at most: enough that none stands still.
const WAITING: usize = 4;

/// Pieces of work that are done or wait, the oldest first.
pub(super) struct InOrder<'p, 'w, T> {
    /// `None`: who gives the work does it.
    scope: Option<&'p Scope<'w>>,
    most: usize,
    given: VecDeque<Receiver<T>>,
}

/// Runs what gives the work, with so many threads that do it. Where they cannot be started, none does.
pub(super) fn in_order<'w, T, R>(threads: usize, give: impl FnOnce(InOrder<'_, 'w, T>) -> R) -> R {
    let most = threads * WAITING;
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    match pool.ok().filter(|_| threads > 1) {
        None => give(InOrder { scope: None, most, given: VecDeque::new() }),
        Some(pool) => pool.in_place_scope(|scope| {
            give(InOrder { scope: Some(scope), most, given: VecDeque::new() })
        }),
    }
}

impl<'w, T: Send + 'w> InOrder<'_, 'w, T> {
    /// Gives a piece of work. If too many wait, this waits for the oldest, and has what comes of it.
    pub(super) fn give(&mut self, work: impl FnOnce() -> T + Send + 'w) -> Option<T> {
        let Some(scope) = self.scope else { return Some(work()) };
        let (sender, receiver) = sync_channel(1);
        // Nobody takes it if the output has ended meanwhile.
        scope.spawn(move |_| drop(sender.send(work())));
        self.given.push_back(receiver);
        if self.given.len() > self.most { self.oldest() } else { None }
    }

    /// Waits for the oldest piece of work, and has what comes of it.
    pub(super) fn oldest(&mut self) -> Option<T> {
        self.given.pop_front()?.recv().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::in_order;

    /// Early pieces take long, and still come out first.
    #[test]
    fn what_comes_out_stands_in_the_order_of_the_work() {
        for threads in [1, 2, 5] {
            let done: Vec<usize> = in_order(threads, |mut work| {
                let mut done = Vec::new();
                for number in 0..200_usize {
                    let rounds = (200 - number) * 50;
                    let piece = move || {
                        std::hint::black_box((0..rounds).sum::<usize>());
                        number
                    };
                    done.extend(work.give(piece));
                }
                done.extend(std::iter::from_fn(|| work.oldest()));
                done
            });
            assert_eq!(done, (0..200).collect::<Vec<_>>(), "{threads} threads");
        }
    }
}
