//! Why a file cannot be read, and what the person can do about it.
//!
//! Must not know how any format is read.

use std::fmt;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is nothing in it but white space.
    Empty,
    /// It has more bytes than are read, packed or unpacked.
    TooLarge,
    /// It has more paragraphs or cells than are read.
    TooMuch,
    /// Its parts are nested deeper than is read.
    TooDeep,
    /// It is neither UTF-8 nor GB18030 text.
    NotText,
    /// It is an old Word or Excel file.
    LegacyOffice,
    /// It is under a password.
    Locked,
    /// It is an archive, but no Word or Excel file.
    Archive,
    /// It is a Word or Excel file of which something is missing or broken.
    Damaged,
    /// Its parts declare entities, which may stand for anything, anywhere.
    Entities,
    /// It is a PDF.
    Pdf,
    /// It is an OFD, the official counterpart of PDF.
    Ofd,
    /// It is a picture.
    Picture,
    /// It is in a format of WPS' own.
    Wps,
    /// Its name ends in nothing that is read.
    UnknownFormat,
}

impl ReadError {
    /// What the person can do about it, one line.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Empty => "请选择有内容的文件",
            Self::TooLarge | Self::TooMuch => "请只保留工作计划的部分，另存后再试",
            Self::TooDeep | Self::Entities => "请用 Word 或 WPS 打开，另存为 .docx 或 .xlsx 后再试",
            Self::NotText => "请另存为 UTF-8 编码的 .txt",
            Self::LegacyOffice => "请用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx",
            Self::Locked => "请打开后去掉密码，另存后再试",
            Self::Archive => "请先解压，再选择里面的 .docx、.xlsx 或 .txt",
            Self::Damaged => "请重新下载或让对方重发；能打开的话，另存为 .docx 或 .xlsx 后再试",
            Self::Pdf | Self::Ofd => "请选用 Word 文档，或复制里面的正文后粘贴",
            Self::Picture => "请用文字识别（如微信的“提取文字”）取出正文后粘贴",
            Self::Wps => "请用 WPS 打开，另存为 .docx 或 .xlsx",
            Self::UnknownFormat => "请另存为 .docx、.xlsx、.txt、.md、.html 或 .csv",
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "文件是空的",
            Self::TooLarge => "文件太大",
            Self::TooMuch => "文件里的段落或单元格太多",
            Self::TooDeep => "文件的结构嵌套得太深",
            Self::NotText => "文件不是 UTF-8 或 GB18030 编码的文本",
            Self::LegacyOffice => "文件是旧版 Word、Excel 格式（.doc、.xls）",
            Self::Locked => "文件设有密码",
            Self::Archive => "文件是压缩包，不是 Word 或 Excel 文档",
            Self::Damaged => "文件已损坏或不完整",
            Self::Entities => "文件引用了外部内容，为安全起见不读取",
            Self::Pdf => "文件是 PDF",
            Self::Ofd => "文件是 OFD 版式文件",
            Self::Picture => "文件是图片",
            Self::Wps => "文件是 WPS 专用格式（.wps、.et）",
            Self::UnknownFormat => "不认识这种格式的文件",
        })
    }
}

impl std::error::Error for ReadError {}
