//! What the code of a refusal means where its words are unknown to us.
//!
//! Only codes whose meaning is fixed by a standard, or which Okta uses for one thing: RFC 6749 section 5.2, RFC 6750
//! section 3.1, RFC 9449 sections 5 and 8.

use super::{Cause, Entry, Place, entries};

entries! {
    // RFC 9449 has this for a bad proof. Okta says so too when there is none, and a plain request sends none.
    DpopRequired at Both {
        400 invalid_dpop_proof ""
    }
    DpopNonce at Token {
        400 use_dpop_nonce ""
    }
    ScopeNotGranted at Token {
        400 consent_required ""
    }
    ScopeInvalid at Token {
        400 invalid_scope ""
    }
    ClientRejected at Token {
        401 invalid_client ""
    }
    InsufficientScope at Api {
        403 insufficient_scope ""
    }
    InvalidToken at Api {
        401 invalid_token ""
    }
}
