#![no_std]
pub struct View<'a>(pub &'a [u8]);

impl<'a> View<'a> {
    pub fn first(&self) -> Option<u8> {
        self.0.first().copied()
    }
}
