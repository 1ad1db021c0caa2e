//! What was said, to the file and back.

use serde_json::Value;

use super::document::{SavedFault, SavedJwt, SavedReply, SavedRequest, SavedTurn};
use crate::model::conversation::{Exchange, Fault, FaultKind, Jwt, Reply, Request, Step, Turn};

/// They name everything the org loads and where it reports to, and say nothing of the connection.
const LEFT_OUT: [&str; 3] = [
    "content-security-policy",
    "content-security-policy-report-only",
    "report-to",
];

impl SavedTurn {
    pub(super) fn of(step: Step, turn: &Turn) -> Self {
        let saved = Self {
            step: step.name().into(),
            not_taken: None,
            cut_short: None,
            request: None,
            reply: None,
            fault: None,
        };
        match turn {
            Turn::NotTaken(why) => Self {
                not_taken: Some(why.clone()),
                ..saved
            },
            Turn::CutShort(why) => Self {
                cut_short: Some(why.clone()),
                ..saved
            },
            Turn::Broken {
                request: sent,
                fault,
            } => Self {
                request: Some(request(sent)),
                fault: Some(SavedFault {
                    kind: fault.kind.name().into(),
                    detail: fault.detail.clone(),
                }),
                ..saved
            },
            Turn::Answered(exchange) => Self {
                request: Some(request(&exchange.request)),
                reply: Some(reply(step, exchange)),
                ..saved
            },
        }
    }

    pub(super) fn read(self) -> Result<(Step, Turn), String> {
        let step = Step::ALL.iter().find(|step| step.name() == self.step);
        let step = *step.ok_or_else(|| "a step that nobody knows".to_owned())?;
        if let Some(why) = self.cut_short {
            return Ok((step, Turn::CutShort(why)));
        }
        let turn = match (self.not_taken, self.request, self.reply, self.fault) {
            (Some(why), ..) => Turn::NotTaken(why),
            (None, Some(request), Some(reply), _) => {
                let (received_at, took_ms) = (reply.received_at, reply.took_ms);
                let reply = Reply {
                    status: reply.status,
                    headers: reply.headers,
                    body: reply.body,
                    access_token: reply.access_token.map(Into::into),
                };
                let request = request.read();
                Turn::Answered(Exchange::new(step, request, reply, received_at, took_ms))
            }
            (None, Some(request), None, Some(fault)) => {
                let kind = FaultKind::ALL.iter().find(|kind| kind.name() == fault.kind);
                let kind = *kind.ok_or_else(|| "a fault that nobody knows".to_owned())?;
                let fault = Fault {
                    kind,
                    detail: fault.detail,
                };
                let request = request.read();
                Turn::Broken { request, fault }
            }
            _ => return Err(format!("step {} has neither reply nor fault", step.name())),
        };
        Ok((step, turn))
    }
}

impl SavedRequest {
    fn read(self) -> Request {
        Request {
            method: if self.method == "POST" { "POST" } else { "GET" },
            url: self.url,
            scopes: self.scopes,
            assertion: self.assertion.map(Into::into),
            proof: self.proof.map(Into::into),
        }
    }
}

fn request(request: &Request) -> SavedRequest {
    SavedRequest {
        method: request.method.into(),
        url: request.url.clone(),
        scopes: request.scopes.clone(),
        assertion: request.assertion.as_ref().map(Into::into),
        proof: request.proof.as_ref().map(Into::into),
    }
}

fn reply(step: Step, exchange: &Exchange) -> SavedReply {
    let reply = &exchange.reply;
    let headers = reply.headers.iter();
    let headers = headers.filter(|(name, _)| !LEFT_OUT.contains(&name.as_str()));
    SavedReply {
        status: reply.status,
        headers: headers.cloned().collect(),
        body: match step {
            Step::Users | Step::Groups | Step::Apps => counted(reply),
            _ => reply.body.clone(),
        },
        access_token: reply.access_token.as_ref().map(Into::into),
        received_at: exchange.received_at,
        took_ms: exchange.took_ms,
    }
}

/// How many people, groups or apps a list holds is evidence; who and which they are is nobody's business.
fn counted(reply: &Reply) -> String {
    match reply.json() {
        Some(Value::Array(things)) if things.iter().all(Value::is_object) => {
            format!("[{}]", vec!["{}"; things.len()].join(","))
        }
        _ => reply.body.clone(),
    }
}

impl From<&Jwt> for SavedJwt {
    fn from(jwt: &Jwt) -> Self {
        Self {
            header: jwt.header.clone(),
            claims: jwt.claims.clone(),
        }
    }
}

impl From<SavedJwt> for Jwt {
    fn from(jwt: SavedJwt) -> Self {
        Self {
            header: jwt.header,
            claims: jwt.claims,
        }
    }
}
