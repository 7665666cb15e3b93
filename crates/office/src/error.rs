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

impl ReadError {
    /// What is wrong and what the person can do about it, in English.
    #[must_use]
    pub const fn in_english(self) -> (&'static str, &'static str) {
        const KEEP_LESS: &str =
            "Keep only the part with the plan, save it as a new file and try again";
        const SAVE_AGAIN: &str = "Open it in Word or WPS, save it as .docx or .xlsx and try again";
        const PASTE: &str = "Choose a Word file instead, or copy the text out of it and paste it";
        match self {
            Self::Empty => ("The file is empty", "Choose a file with something in it"),
            Self::TooLarge => ("The file is too large", KEEP_LESS),
            Self::TooMuch => ("The file has too many paragraphs or cells", KEEP_LESS),
            Self::TooDeep => ("The parts of the file are nested too deep", SAVE_AGAIN),
            Self::NotText => {
                ("The file is no text in UTF-8 or GB18030", "Save it as .txt in UTF-8")
            }
            Self::LegacyOffice => {
                ("The file is an old Word or Excel file (.doc, .xls)", SAVE_AGAIN)
            }
            Self::Locked => (
                "The file is locked with a password",
                "Open it, remove the password, save it and try again",
            ),
            Self::Archive => (
                "The file is an archive, not a Word or Excel document",
                "Unpack it first and choose the .docx, .xlsx or .txt in it",
            ),
            Self::Damaged => (
                "The file is damaged or incomplete",
                "Download it again or ask for it again; if it opens, save it as .docx or .xlsx",
            ),
            Self::Entities => {
                ("The file refers to outside content and is not read, to be safe", SAVE_AGAIN)
            }
            Self::Pdf => ("The file is a PDF", PASTE),
            Self::Ofd => ("The file is an OFD document", PASTE),
            Self::Picture => (
                "The file is a picture",
                "Use text recognition, such as WeChat's, to get the text and paste it",
            ),
            Self::Wps => (
                "The file is in a format of WPS's own (.wps, .et)",
                "Open it in WPS and save it as .docx or .xlsx",
            ),
            Self::UnknownFormat => (
                "The format of the file is not known",
                "Save it as .docx, .xlsx, .txt, .md, .html or .csv",
            ),
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
