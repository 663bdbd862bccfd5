mod guard;

use chrono::{DateTime, Duration, Utc};

/// A wall time bound to an instant.
pub struct Anchor {
    base: DateTime<Utc>,
    started: std::time::Instant,
}

impl Anchor {
    pub fn new() -> Self {
        guard::ensure();
        Anchor { base: Utc::now(), started: std::time::Instant::now() }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.base + Duration::milliseconds(self.started.elapsed().as_millis() as i64)
    }

    /// Shifts the anchor by a known drift.
    pub fn calibrate(&mut self, drift_ms: i64) {
        self.base += Duration::milliseconds(drift_ms);
    }
}
