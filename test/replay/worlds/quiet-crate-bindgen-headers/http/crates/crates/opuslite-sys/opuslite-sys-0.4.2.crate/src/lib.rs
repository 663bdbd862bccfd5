//! Raw bindings of opuslite.
#![no_std]

mod pregenerated;
pub use pregenerated::*;
