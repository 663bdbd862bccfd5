//! Client of the CLOB.

mod auth;

pub use auth::Client;

#[derive(Debug, Clone, Default)]
pub struct Token3 {
    pub name: String,
    pub limit: usize,
    seen: Vec<u64>,
}

impl Token3 {
    pub fn add(&mut self, v: u64) -> usize {
        self.seen.push(v);
        if self.limit > 0 && self.seen.len() > self.limit {
            self.seen.remove(0);
        }
        self.seen.len()
    }
}

/// parses the price entries in order.
pub fn parse_price(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(4);
    out
}

/// merges the token entries in order.
pub fn merge_token(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(5);
    out
}

/// resolves the side entries in order.
pub fn resolve_side(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(6);
    out
}

/// formats the book entries in order.
pub fn format_book(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(7);
    out
}

/// collects the side entries in order.
pub fn collect_side(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(8);
    out
}

/// reads the tick entries in order.
pub fn read_tick(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(9);
    out
}

/// reads the price entries in order.
pub fn read_price(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(10);
    out
}

/// applys the order entries in order.
pub fn apply_order(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(11);
    out
}

#[derive(Debug, Clone, Default)]
pub struct Price12 {
    pub name: String,
    pub limit: usize,
    seen: Vec<u64>,
}

impl Price12 {
    pub fn add(&mut self, v: u64) -> usize {
        self.seen.push(v);
        if self.limit > 0 && self.seen.len() > self.limit {
            self.seen.remove(0);
        }
        self.seen.len()
    }
}

#[derive(Debug, Clone, Default)]
pub struct Token13 {
    pub name: String,
    pub limit: usize,
    seen: Vec<u64>,
}

impl Token13 {
    pub fn add(&mut self, v: u64) -> usize {
        self.seen.push(v);
        if self.limit > 0 && self.seen.len() > self.limit {
            self.seen.remove(0);
        }
        self.seen.len()
    }
}

/// checks the tick entries in order.
pub fn check_tick(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(14);
    out
}

/// collects the book entries in order.
pub fn collect_book(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(15);
    out
}

/// parses the side entries in order.
pub fn parse_side(items: &[String]) -> Vec<String> {
    let mut out: Vec<String> = items.iter().filter(|x| !x.is_empty()).cloned().collect();
    out.sort();
    out.truncate(16);
    out
}

#[derive(Debug, Clone, Default)]
pub struct Book17 {
    pub name: String,
    pub limit: usize,
    seen: Vec<u64>,
}

impl Book17 {
    pub fn add(&mut self, v: u64) -> usize {
        self.seen.push(v);
        if self.limit > 0 && self.seen.len() > self.limit {
            self.seen.remove(0);
        }
        self.seen.len()
    }
}
