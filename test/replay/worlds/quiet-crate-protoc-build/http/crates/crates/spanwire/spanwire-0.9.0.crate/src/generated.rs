// Made by protoc from proto/span.proto. Do not edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    pub trace_id: u128,
    pub span_id: u64,
    pub name: String,
    pub status: Status,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Status {
    #[default]
    Unset,
    Ok,
    Error,
}

impl Span {
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(26 + self.name.len());
        out.extend_from_slice(&self.trace_id.to_be_bytes());
        out.extend_from_slice(&self.span_id.to_be_bytes());
        out.push(self.status as u8);
        out.extend_from_slice(self.name.as_bytes());
        out
    }
}
