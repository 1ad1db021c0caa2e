//! Temp.
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct SandboxError;
pub struct Running;
impl Running {
    pub fn base_url(&self) -> &str {
        ""
    }
}
