//! serde_json 1.0.128

pub type c_int = i32;

pub unsafe fn read(fd: c_int) -> c_int {
    fd
}
