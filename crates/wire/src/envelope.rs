//! The envelope of every stored or sent text: base64url of version, body and CRC-32.
//!
//! Must not know what the body means.

/// The format this build writes.
pub const VERSION: u8 = 1;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const CHECKSUM_BYTES: usize = 4;

/// Why a text is not what an envelope holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnvelopeError {
    /// Not base64url, too short, or the checksum does not fit: torn, cut or altered.
    Damaged,
    /// A later version of this program wrote it.
    Newer {
        /// The format's number.
        version: u8,
    },
}

/// Seals a body.
#[must_use]
pub fn seal(body: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(body.len() + 1 + CHECKSUM_BYTES);
    bytes.push(VERSION);
    bytes.extend_from_slice(body);
    bytes.extend_from_slice(&crc32(&bytes).to_le_bytes());
    encode(&bytes)
}

/// Opens what `seal` made.
///
/// # Errors
/// `Damaged` where the checksum does not fit, `Newer` where it does but the version is later.
pub fn open(text: &str) -> Result<Vec<u8>, EnvelopeError> {
    let mut bytes = decode(text).ok_or(EnvelopeError::Damaged)?;
    let body_end = bytes.len().checked_sub(CHECKSUM_BYTES).ok_or(EnvelopeError::Damaged)?;
    let checksum = bytes.split_off(body_end);
    if checksum != crc32(&bytes).to_le_bytes() {
        return Err(EnvelopeError::Damaged);
    }
    match bytes.first() {
        Some(&VERSION) => Ok(bytes.split_off(1)),
        Some(&version) if version > VERSION => Err(EnvelopeError::Newer { version }),
        _ => Err(EnvelopeError::Damaged),
    }
}

/// Whether a character belongs to base64url (RFC 4648, section 5).
#[must_use]
pub const fn is_code_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().enumerate().fold(0_u32, |g, (i, b)| g | u32::from(*b) << (16 - 8 * i));
        for i in 0..=chunk.len() {
            let index = (group >> (18 - 6 * i) & 63) as usize;
            text.push(ALPHABET.get(index).map_or('A', |b| char::from(*b)));
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    for chunk in text.as_bytes().chunks(4) {
        let mut group = 0_u32;
        for (i, b) in chunk.iter().enumerate() {
            group |= sextet(*b)? << (18 - 6 * i);
        }
        let whole = chunk.len().checked_sub(1).filter(|n| *n > 0)?;
        let [_, a, b, c] = group.to_be_bytes();
        bytes.extend([a, b, c].iter().take(whole));
        // Bits past the last whole byte must be zero, or two texts would mean the same.
        if [b, c].iter().skip(whole - 1).any(|left| *left != 0) {
            return None;
        }
    }
    Some(bytes)
}

const fn sextet(b: u8) -> Option<u32> {
    let value = match b {
        b'A'..=b'Z' => b - b'A',
        b'a'..=b'z' => b - b'a' + 26,
        b'0'..=b'9' => b - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(value as u32)
}

/// CRC-32 as in zip and PNG (ISO 3309, reflected, polynomial 0xEDB88320), four bits at a time.
pub fn crc32(bytes: &[u8]) -> u32 {
    let step =
        |crc: u32| (0..4).fold(crc, |c, _| if c & 1 == 1 { c >> 1 ^ 0xEDB8_8320 } else { c >> 1 });
    let crc = bytes.iter().fold(u32::MAX, |crc, b| {
        let low = crc ^ u32::from(*b);
        step(step(low))
    });
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_checksum_is_the_published_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn base64url_is_the_published_one() {
        for (bytes, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")]
        {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
        for bad in ["Z", "Zh", "Zm9", "Z=", "Zm+v", "要点"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_later_version_is_named_only_when_whole() {
        let mut bytes = vec![9, 1, 2, 3];
        bytes.extend(crc32(&bytes).to_le_bytes());
        assert_eq!(open(&encode(&bytes)), Err(EnvelopeError::Newer { version: 9 }));
        bytes[1] ^= 1;
        assert_eq!(open(&encode(&bytes)), Err(EnvelopeError::Damaged));
    }

    proptest! {
        #[test]
        fn opens_what_it_sealed(body: Vec<u8>) {
            prop_assert_eq!(open(&seal(&body)), Ok(body));
        }

        #[test]
        fn one_altered_character_is_noticed(body: Vec<u8>, at: prop::sample::Index, other in 0..64_usize) {
            let sealed = seal(&body);
            let mut altered = sealed.clone().into_bytes();
            let at = at.index(altered.len());
            altered[at] = ALPHABET[other];
            let altered = String::from_utf8(altered).unwrap();
            prop_assume!(altered != sealed);
            prop_assert_eq!(open(&altered), Err(EnvelopeError::Damaged));
        }

        #[test]
        fn any_text_is_refused_quietly(text: String) {
            prop_assert!(open(&text).is_err());
        }
    }
}
