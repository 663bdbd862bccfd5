mod verify;
pub use verify::sha256_verify;
