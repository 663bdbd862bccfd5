//! Raw bindings of opuslite.
#![no_std]
#![allow(non_camel_case_types)]

include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
