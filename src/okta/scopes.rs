//! The catalogue of OAuth scopes.
