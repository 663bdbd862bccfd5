mod version;
pub use version::get_evm_version;

pub fn wei_to_ether(wei: u128) -> f64 {
    wei as f64 / 1e18
}

pub fn gwei(wei: u128) -> u128 {
    wei / 1_000_000_000
}
