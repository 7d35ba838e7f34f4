//! From the bytes of a file to text: decompression, encodings, and what is no text at all.

use super::problem::{Excerpt, InputCode, InputProblem};
use crate::text::Span;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::io::Read;

/// Where a NUL byte makes a file binary.
const BINARY_WITHIN: usize = 8 * 1024;
/// Decompressed bytes that are read of one file: more is no folder of news but an attack or a mistake.
const LARGEST: u64 = 4 << 30;

/// The text of a file and what had to be done to it.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    /// Note on replaced bytes.
    pub note: Option<InputProblem>,
}

/// Decompresses gzip, any number of members.
pub(super) fn gunzip(name: &str, bytes: &[u8]) -> Result<Vec<u8>, InputProblem> {
    let unreadable = |message: String, help: &str| InputProblem::of_file(InputCode::Unreadable, name, message, help);
    let mut out = Vec::new();
    match flate2::bufread::MultiGzDecoder::new(bytes).take(LARGEST + 1).read_to_end(&mut out) {
        Err(error) => Err(unreadable(
            format!("cannot be decompressed: {error}"),
            "`gzip -t` checks the file; without .gz at the end of its name it is read as it is",
        )),
        Ok(_) if out.len() as u64 > LARGEST => {
            Err(unreadable(String::from("more than 4 GiB when decompressed"), "split it into smaller files"))
        }
        Ok(_) => Ok(out),
    }
}

/// Reads `bytes` as the encoding that they declare, else as UTF-8.
///
/// A byte order mark of UTF-8 stays in the text, so that offsets count the bytes of the file.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<Decoded, InputProblem> {
    match bytes.as_slice() {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(InputProblem::of_file(
            InputCode::Unreadable,
            name,
            "UTF-32 is not read",
            "convert it to UTF-8: `iconv -f UTF-32 -t UTF-8`",
        )),
        [0xFF, 0xFE, ..] => Ok(utf16(name, UTF_16LE, &bytes)),
        [0xFE, 0xFF, ..] => Ok(utf16(name, UTF_16BE, &bytes)),
        _ => match bytes.iter().take(BINARY_WITHIN).position(|&b| b == 0) {
            Some(at) => Err(InputProblem::of_file(
                InputCode::Binary,
                name,
                format!("binary file: byte {} is NUL", at + 1),
                binary_help(&bytes),
            )),
            None => Ok(utf8(name, bytes)),
        },
    }
}

fn utf16(name: &str, encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    let note = malformed.then(|| {
        let message = format!("some of it is not {}, and was replaced by U+FFFD", encoding.name());
        InputProblem::of_file(InputCode::Encoding, name, message, "check whether the file is whole")
    });
    Decoded { text: text.into_owned(), note }
}

fn utf8(name: &str, bytes: Vec<u8>) -> Decoded {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, note: None },
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len() + 16);
    let (mut first, mut count) = (None, 0usize);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            first.get_or_insert(text.len());
            count += 1;
            text.push('\u{fffd}');
        }
    }
    let note = first.map(|at| {
        let places = if count == 1 { String::from("one place") } else { format!("{count} places") };
        InputProblem::at(
            InputCode::Encoding,
            Excerpt::new(name, &text, Span::new(at, at + '\u{fffd}'.len_utf8()), 1, "replaced by U+FFFD"),
            format!("not UTF-8 in {places}"),
            "if the file has another encoding, convert it: `iconv -f WINDOWS-1252 -t UTF-8`",
        )
    });
    Decoded { text, note }
}

/// What to do with a binary file, by how it begins.
fn binary_help(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x1F, 0x8B, ..] => "it looks like gzip: end its name in .gz to have it decompressed",
        [b'%', b'P', b'D', b'F', ..] => "it looks like PDF: save its text as UTF-8",
        [b'P', b'K', ..] => "it looks like a ZIP archive or an office document: save its text as UTF-8",
        [_, 0, _, 0, ..] | [0, _, 0, _, ..] => {
            "it looks like UTF-16 without a byte order mark: convert it to UTF-8, as with `iconv -f UTF-16LE -t UTF-8`"
        }
        _ => "articles are text: leave the file out, or save its text as UTF-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<(String, bool), InputCode> {
        decode("x", bytes.to_vec()).map(|d| (d.text, d.note.is_some())).map_err(|p| p.code)
    }

    #[test]
    fn encodings() {
        let ok = |text: &str, note: bool| Ok((String::from(text), note));
        assert_eq!(decoded("five – six".as_bytes()), ok("five – six", false));
        assert_eq!(decoded(b""), ok("", false));
        assert_eq!(decoded(b"\xEF\xBB\xBFone"), ok("\u{feff}one", false));
        assert_eq!(decoded(b"caf\xE9 \xFF."), ok("caf\u{fffd} \u{fffd}.", true));
        assert_eq!(decoded(b"\xFF\xFEo\0n\0e\0"), ok("one", false));
        assert_eq!(decoded(b"\xFE\xFF\0o\0n\0e"), ok("one", false));
        assert_eq!(decoded(b"\xFF\xFEo\0n"), ok("o\u{fffd}", true));
        assert_eq!(decoded(b"\xFF\xFE\0\0o\0\0\0"), Err(InputCode::Unreadable));
        assert_eq!(decoded(b"one\0two"), Err(InputCode::Binary));
        // Control characters other than NUL are text, and so is a NUL far down.
        assert_eq!(decoded(b"\x01\x1b[0m"), ok("\x01\x1b[0m", false));
        let mut late = vec![b' '; BINARY_WITHIN];
        late.push(0);
        assert!(decoded(&late).is_ok());
    }
}
