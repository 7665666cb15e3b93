//! The service worker's text: its template with the list of the files that belong together.
//!
//! Must not know what is in those files.

use super::Shipped;
use super::js;
use crate::failure::{Failure, Outcome};

/// The worker's name: fixed, since browsers look for a new version under the old address.
pub const NAME: &str = "sw.js";

/// What a development build puts in its place: it removes an installed worker and what it kept,
/// so that a build once looked at in full does not hide later ones.
pub const REMOVER: &str = include_str!("remove_worker.js");

#[derive(serde::Serialize)]
struct Lists<'a> {
    build: &'a str,
    /// The page, its digest taken with the worker's own left out.
    page: &'a str,
    /// Name and digest: kept together at install, all or none.
    core: Vec<(&'a str, &'a str)>,
    /// Name and digest: kept after their first use.
    optional: Vec<(&'a str, &'a str)>,
}

/// Fills the template.
pub fn script(
    template: &str,
    build: &str,
    page: &str,
    core: &[Shipped],
    optional: &[Shipped],
) -> Outcome<String> {
    js::expect_placeholder(template, "src/sw.js")?;
    let lists = Lists { build, page, core: pairs(core), optional: pairs(optional) };
    let json = serde_json::to_string(&lists).map_err(|e| {
        Failure::step(format!("cannot write the worker's lists: {e}"), "report this")
    })?;
    Ok(js::fill(&js::strip(template), &json))
}

fn pairs(files: &[Shipped]) -> Vec<(&str, &str)> {
    files.iter().map(|file| (file.name.as_str(), file.integrity.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::{Shipped, script};

    #[test]
    fn fills_the_lists_in() {
        let core = [Shipped { name: "a.js".into(), integrity: "sha384-x".into() }];
        let text =
            script("// gone\nconst build = /*@build*/{};\n", "b1", "sha384-p", &core, &[]).unwrap();
        let expect = r#"const build = {"build":"b1","page":"sha384-p","core":[["a.js","sha384-x"]],"optional":[]};"#;
        assert_eq!(text, expect);
        assert!(script("no place", "b", "p", &core, &[]).is_err());
    }
}
