#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| okta_cc_fuzz::key(data));
