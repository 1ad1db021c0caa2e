//! The report for an issue, a ticket or a job's summary, in GitHub's markdown.

use std::fmt::Write as _;

use super::format::{FormatKind, Joints, Part, Parts};
use super::markdown_text::{code, plain};
use super::tree::{symbol, title};
use super::view::FindingView;
use super::{DocumentKind, Failed, Format, ReportView, clean, earlier};
use crate::engine::report::Status;
use crate::output::reply::SupportReply;

const PARTS: Parts = Parts::new(Part::OfView(section), failure, Joints::only(BETWEEN));

pub(super) const FORMAT: Format = Format {
    alias: Some("md"),
    ..Format::new(
        "markdown",
        "For an issue, a ticket or a job's summary",
        DocumentKind::Markdown,
        FormatKind::Parts(PARTS),
    )
    .known_by(earlier::is_markdown)
};

/// What stands between two sections.
pub(super) const BETWEEN: &str = "\n---\n\n";

/// The part about one connection.
pub(super) fn section(view: &ReportView) -> String {
    let mut text = String::new();
    write(view, &mut text).expect("a String takes everything");
    text
}

/// The part about what could not be judged.
pub(super) fn failure(failed: &Failed) -> String {
    let mark = symbol(Status::Fail, true);
    let what = failed.source.as_deref().unwrap_or("The command");
    let (what, command) = (plain(&clean(what)), failed.command);
    let message = plain(&clean(&failed.message));
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "## {mark} {what} was not judged\n\n{message}\n\nokta-cc {version} {command}, exit code {}. No secret is in this report.\n",
        failed.exit_code
    )
}

fn write(view: &ReportView, out: &mut String) -> std::fmt::Result {
    writeln!(
        out,
        "## {} {}\n",
        symbol(view.status, true),
        plain(&view.verdict)
    )?;
    writeln!(out, "Okta client credentials: {}\n", plain(&view.subject()))?;
    if let Some(reply) = &view.reply {
        writeln!(out, "{}\n", plain(&reply.happened))?;
    }
    for found in &view.findings {
        finding(found, out)?;
    }
    if let Some(reply) = &view.reply {
        write_reply(reply, out)?;
    }
    writeln!(out, "### Checks\n\n| | | |\n|---|---|---|")?;
    for group in &view.groups {
        let branch = &group.branch;
        let (mark, name) = (symbol(branch.status, true), branch.status.name());
        let (group, said) = (title(branch.group), plain(&branch.said));
        writeln!(out, "| {mark} {name} | **{group}** | {said} |")?;
        for line in &branch.lines {
            let (mark, name) = (symbol(line.status, true), line.status.name());
            writeln!(
                out,
                "| {mark} {name} | {} | {} |",
                plain(&line.asked),
                plain(&line.came)
            )?;
        }
    }
    if !view.rows.is_empty() {
        writeln!(
            out,
            "\n### Requests\n\n| step | asked | answered | ms | request id |\n|---|---|---|---:|---|"
        )?;
    }
    for row in &view.rows {
        let took = row.took_ms.map_or_else(String::new, |ms| ms.to_string());
        let id = row.request_id.as_deref().map_or_else(String::new, code);
        let asked = if row.asked.is_empty() {
            String::new()
        } else {
            code(&row.asked)
        };
        writeln!(
            out,
            "| {} | {asked} | {} | {took} | {id} |",
            plain(row.step),
            plain(&row.came)
        )?;
    }
    writeln!(
        out,
        "\nokta-cc {} {}, {}, {}, exit code {}. No secret is in this report.",
        env!("CARGO_PKG_VERSION"),
        view.command,
        view.started,
        view.seconds,
        view.exit_code
    )
}

fn write_reply(reply: &SupportReply, out: &mut String) -> std::fmt::Result {
    if !reply.proved.is_empty() {
        writeln!(out, "### Already verified\n")?;
        for fact in &reply.proved {
            writeln!(out, "- {}", plain(fact.words()))?;
        }
        writeln!(out)?;
    }
    if let Some(next) = &reply.next {
        writeln!(out, "### Look at this next\n\n{}\n", plain(next))?;
    }
    writeln!(out, "### Reply to send\n")?;
    for line in &reply.message {
        writeln!(
            out,
            "{}",
            format!("> {}", plain(&line.to_string())).trim_end()
        )?;
    }
    writeln!(out)
}

fn finding(found: &FindingView, out: &mut String) -> std::fmt::Result {
    writeln!(
        out,
        "### {} {}\n",
        symbol(found.status, true),
        plain(&found.message)
    )?;
    let (id, url) = (plain(found.id), &found.url);
    write!(out, "[{id}]({url}): {}, {}", found.weight, found.certainty)?;
    if let Some(place) = &found.place {
        write!(out, ", at {}", code(&place.to_string()))?;
    }
    writeln!(out, "\n")?;
    for line in &found.evidence {
        writeln!(out, "- {}", plain(line))?;
    }
    if !found.evidence.is_empty() {
        writeln!(out)?;
    }
    if !found.excerpt.is_empty() {
        let line: String = found
            .excerpt
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        let labels: Vec<String> = found.labels.iter().map(|(_, label)| plain(label)).collect();
        writeln!(out, "{} ({})\n", code(&line), labels.join("; "))?;
    }
    writeln!(out, "**Fix:** {}\n", plain(&found.help))?;
    if let Some((old, new)) = &found.fix {
        writeln!(out, "Replace {} by {}.\n", code(old), code(new))?;
    }
    Ok(())
}
