//! Work that several threads share. The results come out in the order in which the work was handed in.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, sync_channel};

use rayon::{Scope, ThreadPoolBuilder};

/// The most pieces of work that wait for each thread: enough to keep it busy.
const WAITING: usize = 4;

/// Pieces of work that are done or wait, the oldest first.
pub(super) struct InOrder<'p, 'w, T> {
    /// `None`: no extra threads.
    scope: Option<&'p Scope<'w>>,
    most: usize,
    given: VecDeque<Receiver<T>>,
}

/// Runs `give`, which hands in the work, with this many threads. If they cannot be started, none is used.
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
    /// Hands in a piece of work. If too many wait, this waits for the oldest and returns its result.
    pub(super) fn give(&mut self, work: impl FnOnce() -> T + Send + 'w) -> Option<T> {
        let Some(scope) = self.scope else { return Some(work()) };
        let (sender, receiver) = sync_channel(1);
        // Nobody takes the result if the output has ended meanwhile.
        scope.spawn(move |_| drop(sender.send(work())));
        self.given.push_back(receiver);
        if self.given.len() > self.most { self.oldest() } else { None }
    }

    /// Waits for the oldest piece of work and returns its result.
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
