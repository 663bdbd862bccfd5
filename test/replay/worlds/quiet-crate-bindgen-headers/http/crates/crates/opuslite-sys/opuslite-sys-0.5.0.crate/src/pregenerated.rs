use core::ffi::{c_int, c_uchar};

#[repr(C)]
pub struct opl_decoder {
    _private: [u8; 0],
}

pub const OPL_OK: c_int = 0;
pub const OPL_BAD_PACKET: c_int = -4;

extern "C" {
    pub fn opl_decoder_new(rate: c_int, channels: c_int) -> *mut opl_decoder;
    pub fn opl_decode(decoder: *mut opl_decoder, data: *const c_uchar, length: c_int, pcm: *mut i16, frames: c_int) -> c_int;
    pub fn opl_decoder_free(decoder: *mut opl_decoder);
}
