//! Writes the table of pinyin initials that `find::initials` reads: a byte a character, the place of
//! its set of letters in a short list of sets.
//!
//! The first reading of each character comes from the crate `pinyin`, whose own tables weigh 99 kB
//! where this one weighs 11. Must not know how the table is used.

use std::path::PathBuf;
use std::{env, fs, io};

use pinyin::ToPinyin;

/// The Han characters that the table holds: the basic block of Unicode.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// Characters that are read with more than one initial in the words of plans and of people's names,
/// after all their initials.
const POLYPHONES: [(&str, &str); 28] = [
    ("cz", "长重传朝藏曾查种乘"),
    ("xh", "行吓虾巷"),
    ("xj", "校系降见解纪"),
    ("dt", "调弹提度囤"),
    ("ds", "单石"),
    ("cs", "参盛匙"),
    ("ly", "乐"),
    ("cj", "车"),
    ("ls", "率"),
    ("sx", "省宿削"),
    ("sz", "折属术识少"),
    ("xc", "畜"),
    ("hk", "会"),
    ("qo", "区"),
    ("ew", "恶"),
    ("pf", "否脯番冯繁"),
    ("gj", "给夹"),
    ("gh", "合红"),
    ("nz", "粘"),
    ("qj", "奇其圈强茄"),
    ("qx", "券"),
    ("kq", "卡壳"),
    ("bp", "炮刨屏泊便扁辟暴"),
    ("yx", "叶"),
    ("sy", "说"),
    ("yz", "轧"),
    ("wy", "尉"),
    ("hx", "侠和"),
];

/// The set of letters: bit 0 for a, bit 25 for z.
fn letters(initials: &str) -> u32 {
    initials.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, b| set | 1 << (b - b'a'))
}

fn main() -> io::Result<()> {
    let mut sets = vec![0];
    let mut table = Vec::new();
    for code in FIRST..=LAST {
        let one = char::from_u32(code);
        let first = one.and_then(|one| one.to_pinyin()).map_or("", |read| read.first_letter());
        let more = POLYPHONES.iter().filter(|(_, held)| one.is_some_and(|one| held.contains(one)));
        let set = more.fold(letters(first), |set, (initials, _)| set | letters(initials));
        let place = sets.iter().position(|known| *known == set).unwrap_or_else(|| {
            sets.push(set);
            sets.len() - 1
        });
        table.push(u8::try_from(place).map_err(io::Error::other)?);
    }
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or(io::ErrorKind::NotFound)?;
    fs::write(out.join("initials"), table)?;
    fs::write(
        out.join("sets.rs"),
        format!("[{}]", sets.iter().map(|set| format!("{set},")).collect::<String>()),
    )?;
    println!("cargo:rerun-if-changed=build.rs");
    Ok(())
}
