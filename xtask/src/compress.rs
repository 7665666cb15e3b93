//! A file made small for the wire: `.br` and `.gz` beside it, and how many bytes brotli leaves.
//!
//! Must not know which files a site has.

use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{Failure, Outcome};
use crate::shell;

/// Writes a `.br` and a `.gz` beside every file below a directory that gets smaller by it.
pub fn beside(dir: &Path) -> Outcome {
    for path in shell::files_below(dir)? {
        let Some(name) = path.file_name().and_then(|n| n.to_str()) else { continue };
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let bytes = shell::read(&path)?;
        for (ending, small) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
            // A picture is compressed already: serving it twice packed would cost bytes.
            if small.len() < bytes.len() {
                shell::write(&path.with_file_name(format!("{name}.{ending}")), &small)?;
            }
        }
    }
    Ok(())
}

/// Compresses with brotli at its highest quality.
pub fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).map_err(|e| failed("brotli", &e))?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|e| failed("gzip", &e))
}

fn failed(how: &str, error: &std::io::Error) -> Failure {
    Failure::step(format!("{how} could not compress: {error}"), "check that memory is not full")
}

#[cfg(test)]
mod tests {
    use super::{brotli, gzip};

    #[test]
    fn comes_back_whole() {
        let text = "教育".repeat(500);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(text.as_bytes()).unwrap(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        let small = gzip(text.as_bytes()).unwrap();
        let mut back = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&*small), &mut back)
            .unwrap();
        assert_eq!(back, text);
    }
}
