pub mod appender;
pub mod packer;

pub use appender::LogAppender;
