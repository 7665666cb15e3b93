//! Input for readers: samples changed at random, the same ones for the same seed.
//!
//! Must not know any reader; it gets samples and words to sprinkle in.

const INPUT_BYTES_MAX: usize = 200_000;

/// Text that has upset readers before, whatever they read.
const NASTY: [&str; 16] = [
    "\0",
    "\u{feff}",
    "\r\n",
    "\u{2028}",
    "\u{3000}",
    "\u{202e}",
    "👨‍👩‍👧",
    "e\u{301}",
    "((((((((",
    "))))))))",
    "999999999999999999999999",
    "-0",
    "0.0000000001",
    "%",
    "=",
    "\u{10ffff}",
];

/// Makes one input after the other.
#[derive(Debug)]
pub struct Mutator {
    random: Random,
    samples: Vec<Vec<u8>>,
    words: &'static [&'static str],
}

impl Mutator {
    /// Makes a mutator of some samples.
    #[must_use]
    pub fn new(seed: u64, samples: Vec<Vec<u8>>, words: &'static [&'static str]) -> Self {
        Self { random: Random(seed), samples, words }
    }

    /// The next input: mostly a sample with a few changes, now and then noise.
    pub fn next_input(&mut self) -> Vec<u8> {
        let mut input = match self.random.below(12) {
            0 => self.noise(),
            1 => self.words_in_a_row(),
            _ => self.sample(),
        };
        if self.random.below(3) > 0 {
            input = self.window(input);
        }
        for _ in 0..self.random.below(8) {
            self.change(&mut input);
        }
        input.truncate(INPUT_BYTES_MAX);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let (from, to) = self.range(input);
        match self.random.below(9) {
            0 => drop(input.drain(from..to)),
            1 => {
                let twice = input.get(from..to).unwrap_or_default().to_vec();
                insert(input, to, &twice);
            }
            2 => insert(input, from, self.word().as_bytes()),
            3 => {
                let count = 1 << self.random.below(12);
                let many = self.word().repeat(count);
                insert(input, from, many.as_bytes());
            }
            4 => input.truncate(from),
            5 => {
                if let Some(byte) = input.get_mut(from) {
                    *byte ^= 1 << self.random.below(8);
                }
            }
            6 => {
                let other = self.sample();
                let (start, end) = self.range(&other);
                drop(
                    input.splice(
                        from..to,
                        other.get(start..end).unwrap_or_default().iter().copied(),
                    ),
                );
            }
            7 => {
                let word = self.word();
                drop(input.splice(from..to, word.bytes()));
            }
            _ => input.get_mut(from..to).unwrap_or_default().reverse(),
        }
    }

    /// A part of the input at the start of a character, mostly short.
    fn range(&mut self, input: &[u8]) -> (usize, usize) {
        let from = self.boundary(input);
        let span = 1 << self.random.below(10);
        let to = from.saturating_add(self.random.below(span)).min(input.len());
        // One cut in eight falls anywhere, even inside a character.
        if self.random.below(8) == 0 {
            (from, to)
        } else {
            (from, back_to_boundary(input, to).max(from))
        }
    }

    fn boundary(&mut self, input: &[u8]) -> usize {
        let at = self.random.below(input.len().saturating_add(1));
        if self.random.below(8) == 0 { at } else { back_to_boundary(input, at) }
    }

    /// Readers are quick on short input, so most cases are a part of a sample.
    fn window(&mut self, input: Vec<u8>) -> Vec<u8> {
        let from = self.boundary(&input);
        let to = from.saturating_add(self.random.below(1500)).min(input.len());
        input.get(from..back_to_boundary(&input, to).max(from)).unwrap_or_default().to_vec()
    }

    fn sample(&mut self) -> Vec<u8> {
        let at = self.random.below(self.samples.len());
        self.samples.get(at).cloned().unwrap_or_default()
    }

    fn word(&mut self) -> &'static str {
        let pool = if self.random.below(3) == 0 { &NASTY } else { self.words };
        pool.get(self.random.below(pool.len())).copied().unwrap_or("1")
    }

    fn words_in_a_row(&mut self) -> Vec<u8> {
        let count = self.random.below(200);
        (0..count).flat_map(|_| self.word().bytes()).collect()
    }

    fn noise(&mut self) -> Vec<u8> {
        let count = self.random.below(400);
        (0..count).filter_map(|_| u8::try_from(self.random.below(256)).ok()).collect()
    }
}

fn insert(input: &mut Vec<u8>, at: usize, what: &[u8]) {
    drop(input.splice(at..at, what.iter().copied()));
}

fn back_to_boundary(input: &[u8], at: usize) -> usize {
    let is_inside = |at: usize| input.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
    (0..=at).rev().take(4).find(|at| !is_inside(*at)).unwrap_or(at)
}

/// Sebastiano Vigna's SplitMix64: small, and the same everywhere.
#[derive(Debug)]
struct Random(u64);

impl Random {
    /// A number below a limit; 0 where there is none below it.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let number = usize::try_from((z ^ (z >> 31)) >> 33).unwrap_or(0);
        number.checked_rem(limit).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::{INPUT_BYTES_MAX, Mutator};
    use std::collections::BTreeSet;

    fn inputs(seed: u64, count: usize) -> Vec<Vec<u8>> {
        let samples = ["一、工作\n1．新建3所。", "序号\t任务\n"]
            .map(|text| text.repeat(20).into_bytes())
            .to_vec();
        let mut mutator = Mutator::new(seed, samples, &["《意见》", "。"]);
        (0..count).map(|_| mutator.next_input()).collect()
    }

    #[test]
    fn is_the_same_for_a_seed_and_another_for_another() {
        assert_eq!(inputs(7, 50), inputs(7, 50));
        assert_ne!(inputs(7, 50), inputs(8, 50));
    }

    #[test]
    fn varies_and_stays_within_bounds() {
        let all = inputs(1, 2000);
        assert!(all.iter().all(|input| input.len() <= INPUT_BYTES_MAX));
        assert!(all.iter().collect::<BTreeSet<_>>().len() > 1500);
        let is_text = |input: &&Vec<u8>| std::str::from_utf8(input).is_ok();
        let texts = all.iter().filter(is_text).count();
        assert!(texts > 800 && texts < 2000, "{texts}");
    }
}
