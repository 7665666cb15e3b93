//! Why a file cannot be read, and what the person can do about it.
//!
//! Must not know how any format is read.

use std::fmt;

/// How compound files begin: .doc, .xls, and Word or Excel files under a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// How zip archives begin, among them .docx and .xlsx.
const ZIP: &[u8] = b"PK\x03\x04";

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is nothing in it but white space.
    Empty,
    /// It has more bytes than are read.
    TooLarge,
    /// It has more paragraphs or cells than are read.
    TooMuch,
    /// It is neither UTF-8 nor GB18030 text.
    NotText,
    /// It is an old Word or Excel file, or one under a password.
    LegacyOffice,
    /// It is a zip archive, as .docx and .xlsx are.
    Archive,
    /// Its name ends in nothing that is read.
    UnknownFormat,
}

impl ReadError {
    /// Says what a file is by its first bytes, where these are a container's.
    #[must_use]
    pub fn of_container(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(COMPOUND) {
            Some(Self::LegacyOffice)
        } else if bytes.starts_with(ZIP) {
            Some(Self::Archive)
        } else {
            None
        }
    }

    /// What the person can do about it, one line.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Empty => "请选择有内容的文件",
            Self::TooLarge | Self::TooMuch => "请只保留工作计划的部分，另存后再试",
            Self::NotText => "请另存为 UTF-8 编码的 .txt",
            Self::LegacyOffice => "请去掉密码，另存为纯文本 .txt，或复制正文后粘贴",
            Self::Archive => "请另存为纯文本 .txt，或复制正文后粘贴",
            Self::UnknownFormat => "请另存为 .txt、.md 或 .csv",
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "文件是空的",
            Self::TooLarge => "文件太大",
            Self::TooMuch => "文件里的段落或单元格太多",
            Self::NotText => "文件不是 UTF-8 或 GB18030 编码的文本",
            Self::LegacyOffice => "文件是旧版 Word、Excel 格式，或设有密码",
            Self::Archive => "文件是压缩包或 Word、Excel 文档，不是文本",
            Self::UnknownFormat => "不认识这种格式的文件",
        })
    }
}

impl std::error::Error for ReadError {}
