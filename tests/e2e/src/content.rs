//! What a static host says of a file: its type, how long it may be kept, and its brotli form.
//!
//! Must not know of connections or of the app's own file names beyond their endings.

use std::io::Write;
use std::path::Path;

/// Returns the content type a static host gives to a file of this name.
#[must_use]
pub fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Returns the cache rule: for ever where the name holds a hash, asked for anew otherwise.
#[must_use]
pub fn cache_rule(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hashed = name
        .split(['-', '.', '_'])
        .any(|part| part.len() >= 8 && part.bytes().all(|b| b.is_ascii_hexdigit()));
    if hashed { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Tells whether a host would compress a file of this name.
#[must_use]
pub fn is_compressible(path: &str) -> bool {
    let kind = content_type(path);
    kind.starts_with("text/")
        || kind.contains("json")
        || matches!(kind, "application/wasm" | "image/svg+xml")
}

/// Returns the brotli form at the highest quality, as a host keeps it ready.
#[must_use]
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
        // Writing into a Vec does not fail.
        let _ = writer.write_all(bytes);
    }
    out
}

/// Changes a file's bytes so that it still works but is no longer the file that was published.
///
/// Whatever then refuses it does so for its hash, not because it is broken.
#[must_use]
pub fn tampered(path: &Path, mut bytes: Vec<u8>) -> Vec<u8> {
    if path.extension().is_some_and(|ending| ending == "wasm") {
        // An empty custom section named "x".
        bytes.extend([0x00, 0x02, 0x01, b'x']);
    } else {
        bytes.push(b'\n');
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types() {
        let check = |path, expect| assert_eq!(content_type(path), expect, "{path}");
        check("/index.html", "text/html; charset=utf-8");
        check("/a/yaodian-0123456789abcdef_bg.wasm", "application/wasm");
        check("/manifest.webmanifest", "application/manifest+json");
        check("/LICENSE", "application/octet-stream");
    }

    #[test]
    fn only_hashed_names_are_kept() {
        let check = |path, kept| assert_eq!(cache_rule(path) != "no-cache", kept, "{path}");
        check("/", false);
        check("/sw.js", false);
        check("/index.html", false);
        check("/yaodian-0123456789abcdef_bg.wasm", true);
        check("/boot.5f2e11aa.js", true);
    }

    #[test]
    fn brotli_is_smaller_and_reads_back() {
        let text = "一、聚焦党建引领。".repeat(200);
        let packed = brotli(text.as_bytes());
        assert!(packed.len() * 10 < text.len());
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
    }
}
