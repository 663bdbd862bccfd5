//! Spans on the wire.
use bytes::{BufMut, BytesMut};

#[allow(clippy::all)]
mod generated;

pub use generated::{Span, Status};

/// Writes a span with its length in front.
pub fn frame(span: &Span, out: &mut BytesMut) {
    let body = span.encode();
    out.put_u32(body.len() as u32);
    out.put_slice(&body);
}
