use std::fs::File;
use std::io::Write;

pub struct LogAppender {
    file: File,
}

impl LogAppender {
    pub fn do_log(&mut self, line: &str) {
        let _ = self.file.write_all(line.as_bytes());
    }
}
