//! A fast hash for what a file holds: names, starts of workouts, sets.

use std::hash::{BuildHasherDefault, Hasher};

/// A map by this hash.
pub type Map<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Mix>>;
/// A set by this hash.
pub type Set<K> = std::collections::HashSet<K, BuildHasherDefault<Mix>>;

/// A mark of numbers and texts in their order: the mixing step of splitmix64 (Steele, Lea and Flood 2014). It is made
/// anew each time and never stored.
#[derive(Debug, Clone, Default)]
pub struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut word = [0; 8];
            word[..rest.len()].copy_from_slice(rest);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        let mut z = (self.0 ^ value).wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        self.0 = z ^ (z >> 31);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
