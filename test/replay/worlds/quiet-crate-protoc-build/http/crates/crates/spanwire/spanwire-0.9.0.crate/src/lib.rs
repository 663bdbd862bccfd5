//! Spans on the wire.
use bytes::{BufMut, BytesMut};

#[allow(clippy::all)]
mod generated;

/// The descriptors, for reflection.
#[cfg(not(any(feature = "pregenerated", spanwire_pregenerated)))]
pub const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/spans.bin"));

pub use generated::{Span, Status};

/// Writes a span with its length in front.
pub fn frame(span: &Span, out: &mut BytesMut) {
    let body = span.encode();
    out.put_u32(body.len() as u32);
    out.put_slice(&body);
}
