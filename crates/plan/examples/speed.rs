//! How fast plans are read, as a ratio to how fast pulldown-cmark takes events from Markdown of the
//! same length: the same sentences, with the marks of a Markdown document.
//!
//! Run with `cargo xtask score --speed`, or `cargo run --profile speed -p yaodian-plan --example speed
//! [FILE…]`. Without files the text is written here, sentences in varied orders, so that no two
//! megabytes are alike. Fails when the reader is slower than its goals.

use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How often each reader is timed; the fastest run counts, for a machine is never idle.
const RUNS: usize = 7;
/// How many megabytes are read.
const MEGABYTES: [usize; 4] = [1, 2, 4, 8];
/// The least the reader's speed may be as a share of the Markdown parser's.
const RATIO_MIN: f64 = 0.5;
/// The least its ratio over the longest text may be as a share of that over the shortest: the Markdown
/// parser is linear, and what else the machine does slows both.
const EVENNESS_MIN: f64 = 0.7;

/// Sentences as plans have them: some with goals, dates, owners and documents, most without.
#[rustfmt::skip]
const SENTENCES: [&str; 16] = [
    "坚持以学生发展为本，全面落实各项工作要求，不断提升群众的获得感和满意度。",
    "新建幼儿园3所、改扩建2所，新增学位1200个，普惠性幼儿园覆盖率达到95%以上。",
    "健全部门协同的工作机制，加强信息共享与风险研判，形成齐抓共管的良好局面。",
    "9月底前完成校舍安全排查，年底前完成整改（责任单位：基建科、安全科）。",
    "制定出台《课后服务管理办法》，规范服务内容、收费标准和人员管理。",
    "深化教研转型，引导教师研究课堂、研究学生，把新的理念落实到日常教学之中。",
    "由教研室牵头，各学校配合，每学期举办优质课展示活动不少于20场。",
    "加快推进东城小学迁建、西河中学扩建等项目建设，确保明年秋季投入使用。",
    "完善评价办法，注重过程表现，让每个孩子都能看到自己的进步。",
    "严格落实值班制度，常态化开展消防、食品和交通安全检查。",
    "培育骨干教师80名、学科带头人15名，教师年培训不少于72学时。",
    "统筹城乡资源，支持优质学校与乡村学校结对，带动薄弱学校改善管理。",
    "关心教职工身心健康，组织丰富多彩的文体活动，营造和谐向上的氛围。",
    "近视率控制在46.5%以内，体质健康优良率提高2个百分点。",
    "加强宣传引导，及时总结推广好经验好做法，讲好身边的教育故事。",
    "强化经费保障，优化支出结构，提高资金使用效益，接受社会监督。",
];
const HEADINGS: [&str; 6] = [
    "夯实发展基础",
    "促进均衡优质",
    "建强教师队伍",
    "守牢安全底线",
    "推进改革创新",
    "加强组织保障",
];
const HAN: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let seed: String = files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    println!("MB   plan MB/s   Markdown MB/s   ratio");
    let (mut ratios, mut least_ratio) = (Vec::new(), f64::INFINITY);
    for megabytes in MEGABYTES {
        let len = megabytes << 20;
        let text = if seed.is_empty() { written(len) } else { seed.repeat(len / seed.len() + 1) };
        let plan = fastest(|| yaodian_plan::read::read(&text).outline.len());
        let marked = marked(&text);
        let markdown = fastest(|| pulldown_cmark::Parser::new(&marked).count());
        let rate = |time: Duration| text.len() as f64 / 1_048_576.0 / time.as_secs_f64();
        let ratio = markdown.as_secs_f64() / plan.as_secs_f64();
        println!("{megabytes:2} {:11.1} {:15.1} {ratio:7.3}", rate(plan), rate(markdown));
        ratios.push(ratio);
        least_ratio = least_ratio.min(ratio);
    }
    let evenness = ratios.last().zip(ratios.first()).map_or(1.0, |(last, first)| last / first);
    println!("ratio {least_ratio:.3}, at least {RATIO_MIN}");
    println!(
        "over the longest text {evenness:.3} of that over the shortest, at least {EVENNESS_MIN}"
    );
    if least_ratio >= RATIO_MIN && evenness >= EVENNESS_MIN {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The same text as Markdown, cut to its length: headings, a list item for each sentence, and its
/// first words set off.
fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    for line in text.lines() {
        if !line.contains('。') {
            out.push_str(&format!("\n## {line}\n\n"));
        }
        for sentence in line.split_inclusive('。').filter(|sentence| sentence.ends_with('。')) {
            let (first, rest) = sentence.split_once('，').unwrap_or((sentence, ""));
            out.push_str(&format!("- **{first}**，{rest}\n"));
        }
        if out.len() >= text.len() {
            break;
        }
    }
    let end = (0..=text.len().min(out.len())).rev().find(|&at| out.is_char_boundary(at));
    out.truncate(end.unwrap_or(0));
    out
}

/// A plan of a length: headings in two levels, each with a paragraph of sentences.
fn written(len: usize) -> String {
    let mut text = String::from("某县2025年教育工作要点\n");
    let mut random = 0x9e37_79b9_u32;
    let mut pick = |below: usize| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 16) as usize % below
    };
    while text.len() < len {
        for (number, heading) in HAN.iter().zip(HEADINGS) {
            text.push_str(&format!("{number}、{heading}\n"));
            for point in 1..=3 {
                text.push_str(&format!("{point}.{}。", HEADINGS.get(pick(6)).unwrap_or(&"")));
                for _ in 0..3 + pick(4) {
                    text.push_str(SENTENCES.get(pick(16)).unwrap_or(&""));
                }
                text.push('\n');
            }
        }
    }
    text
}

fn fastest(mut run: impl FnMut() -> usize) -> Duration {
    let time = || {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    };
    std::iter::repeat_with(time).take(RUNS).min().unwrap_or_default()
}
