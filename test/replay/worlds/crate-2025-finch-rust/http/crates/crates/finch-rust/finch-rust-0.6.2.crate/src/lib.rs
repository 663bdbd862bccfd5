//! Sketches of genomic sequences.
use sha_rust::sha256_verify;

pub struct Sketch {
    pub hashes: Vec<u64>,
}

impl Sketch {
    pub fn from_sequence(seq: &[u8]) -> Self {
        sha256_verify(seq);
        Sketch { hashes: seq.chunks(8).map(|c| c.iter().fold(0u64, |a, b| a.rotate_left(5) ^ u64::from(*b))).collect() }
    }
}
