//! Another release of the site, made from a built one by changing its page: every digest and the
//! policy are made anew, so that the browser takes it for a real one.
//!
//! Knows how page and worker vouch for each other; must not know what they say.

use std::fmt;
use std::io;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

use crate::scratch::Scratch;

/// Why there is no other release.
#[derive(Debug)]
pub enum EditionError {
    /// A file could not be read or written.
    File(io::Error),
    /// The page or the worker is not as the build makes them.
    Unknown(&'static str),
}

impl fmt::Display for EditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => write!(f, "the other release cannot be written: {error}"),
            Self::Unknown(what) => write!(f, "the built site has no {what}"),
        }
    }
}

impl std::error::Error for EditionError {}

impl From<io::Error> for EditionError {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

/// A release in a directory of its own.
#[derive(Debug)]
pub struct Edition(Scratch);

impl Edition {
    /// Makes a release of `dist` whose page is what `change` makes of it.
    ///
    /// # Errors
    /// When the site is not there or is not as the build makes it.
    pub fn new(dist: &Path, change: impl FnOnce(String) -> String) -> Result<Self, EditionError> {
        let scratch = Scratch::new("edition")?;
        scratch.copy_from(dist)?;
        let page = std::fs::read_to_string(dist.join("index.html"))?;
        let worker = std::fs::read_to_string(dist.join("sw.js"))?;
        let name = Field("build");
        let unsigned = Field("swIntegrity").set(&page, "")?;
        let changed = change(unsigned);
        let build: String =
            Sha256::digest(&changed).iter().take(6).map(|b| format!("{b:02x}")).collect();
        let page = with_policy(&name.set(&changed, &build)?)?;
        let worker = name.set(&worker, &build)?;
        let worker = Field("page").set(&worker, &integrity(&page))?;
        let page = Field("swIntegrity").set(&page, &integrity(&worker))?;
        for (name, text) in [("index.html", page), ("sw.js", worker)] {
            std::fs::write(scratch.path().join(name), text)?;
            for packed in ["br", "gz"] {
                // What is not packed is served as it is.
                let _ = std::fs::remove_file(scratch.path().join(format!("{name}.{packed}")));
            }
        }
        Ok(Self(scratch))
    }

    /// Returns its directory.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// A word in the JSON that the build writes into page and worker.
struct Field(&'static str);

impl Field {
    fn set(&self, text: &str, value: &str) -> Result<String, EditionError> {
        let missing = || EditionError::Unknown(self.0);
        let (before, rest) = text.split_once(&format!("\"{}\":\"", self.0)).ok_or_else(missing)?;
        let (_, after) = rest.split_once('"').ok_or_else(missing)?;
        Ok(format!("{before}\"{}\":\"{value}\"{after}", self.0))
    }
}

/// Returns the page's own policy.
///
/// # Errors
/// When it has none.
pub fn policy(page: &str) -> Result<&str, EditionError> {
    let start = page.find("default-src ").ok_or(EditionError::Unknown("policy"))?;
    let rest = page.get(start..).unwrap_or_default();
    rest.split('"').next().ok_or(EditionError::Unknown("policy"))
}

/// Lets what is inline on the page now, and only that, through its policy.
fn with_policy(page: &str) -> Result<String, EditionError> {
    let old = policy(page)?;
    let renewed = old.split(';').map(|rule| {
        let inline = match rule.split(' ').next() {
            Some("script-src") => inline_texts(page, "script"),
            Some("style-src") => inline_texts(page, "style"),
            _ => return rule.to_owned(),
        };
        let kept = rule.split(' ').filter(|source| !source.starts_with("'sha256-"));
        let hashes = inline
            .into_iter()
            .map(|text| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes()))));
        kept.map(str::to_owned).chain(hashes).collect::<Vec<_>>().join(" ")
    });
    let renewed: Vec<String> = renewed.collect();
    Ok(page.replacen(old, &renewed.join(";"), 1))
}

fn inline_texts<'a>(page: &'a str, tag: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    let after_tag = |part: &'a str| part.split_once('>').map(|(_, text)| text);
    let text = |part: &'a str| after_tag(part)?.split(close.as_str()).next();
    page.split(open.as_str()).skip(1).filter_map(text).collect()
}

fn integrity(text: &str) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta content=\"default-src 'none';script-src 'self' 'sha256-x=';style-src 'sha256-y='\">\
        <style></style><script data-build='{\"build\":\"1\",\"swIntegrity\":\"s\"}'></script>";

    #[test]
    fn a_release_of_its_own_vouches_for_itself() {
        let scratch = Scratch::new("dist").unwrap();
        let write = |name: &str, text: &str| std::fs::write(scratch.path().join(name), text);
        write("index.html", PAGE).unwrap();
        write("sw.js", "const build = {\"build\":\"1\",\"page\":\"p\"};").unwrap();
        let edition = Edition::new(scratch.path(), |page| page + "<p>").unwrap();
        let read = |name: &str| std::fs::read_to_string(edition.path().join(name)).unwrap();
        let (page, worker) = (read("index.html"), read("sw.js"));
        assert!(page.ends_with("<p>") && page.contains(&integrity(&worker)));
        let unsigned = Field("swIntegrity").set(&page, "").unwrap();
        assert!(worker.contains(&integrity(&unsigned)));
        let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert_eq!(
            policy(&page).unwrap(),
            format!("default-src 'none';script-src 'self' {empty};style-src {empty}")
        );
    }
}
