//! Retries with a limit.

use std::time::Duration;

pub struct Limit {
    left: u32,
    pause: Duration,
}

impl Limit {
    pub fn new(left: u32, pause: Duration) -> Self {
        Self { left, pause }
    }

    pub fn run<T, E>(mut self, mut work: impl FnMut() -> Result<T, E>) -> Result<T, E> {
        loop {
            match work() {
                Ok(value) => return Ok(value),
                Err(error) if self.left == 0 => return Err(error),
                Err(_) => {
                    self.left -= 1;
                    std::thread::sleep(self.pause);
                }
            }
        }
    }
}
