//! The content security policy, made from the finished page: a hash for each inline script and style.
//!
//! Must not know how the page was made; anything not hashed here does not run.

use super::hash::policy_source;
use super::markup::{self, Tag};
use crate::failure::{Failure, Outcome};

/// Writes the policy of a page that has all its scripts and styles in place.
pub fn for_page(html: &str) -> Outcome<String> {
    let tags = markup::tags(html);
    let hashes = |wanted: &dyn Fn(&Tag<'_>) -> bool| -> String {
        let mut all: Vec<String> =
            tags.iter().filter(|tag| wanted(tag)).map(|tag| policy_source(tag.text)).collect();
        all.dedup();
        all.join(" ")
    };
    let scripts = hashes(&|tag| tag.is_script_to_run() && tag.attribute("src").is_none());
    let styles = hashes(&|tag| tag.name == "style");
    if scripts.is_empty() || styles.is_empty() {
        return Err(Failure::step(
            "the page has no inline script or no inline style",
            "index.html must hold its marks for the style and the boot script",
        ));
    }
    Ok([
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval' {scripts}"),
        format!("style-src 'self' {styles}"),
        "img-src 'self' data: blob:".to_owned(),
        "connect-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        // The worker is made of a script that was checked first.
        "worker-src 'self' blob:".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join(";"))
}

#[cfg(test)]
mod tests {
    use super::for_page;

    #[test]
    fn hashes_what_is_inline_and_nothing_else() {
        let policy =
            for_page("<style></style><script></script><script type=application/json>{}</script>")
                .unwrap();
        assert_eq!(policy.matches("sha256-").count(), 2);
        assert!(
            policy.contains(
                "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';"
            )
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn refuses_a_page_without_its_parts() {
        assert!(for_page("<style></style>").is_err());
        assert!(for_page("<script></script>").is_err());
    }
}
