//! A table's rows -> tasks: what each column means, and what a row's cells say.
//!
//! Knows the names columns have; the rules for text are those of the other modules.

use super::folding::Folding;
use crate::{Role, Table};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The row's number.
    Index,
    /// What is to be done.
    Task,
    /// How it is to be done.
    Detail,
    /// By when.
    Due,
    /// In which week, should no column say on which days.
    Week,
    /// Who answers for it.
    Owner(Role),
    /// The goal's value.
    Goal,
    /// What the goal's value counts.
    Unit,
    /// Anything else.
    Other,
}

const NAMES: &[(&str, Column)] = &[
    ("序号", Column::Index),
    ("编号", Column::Index),
    ("指标性质", Column::Other),
    ("指标属性", Column::Other),
    ("类别", Column::Other),
    ("分类", Column::Other),
    ("进展", Column::Other),
    ("完成情况", Column::Other),
    ("备注", Column::Other),
    ("地点", Column::Other),
    ("对象", Column::Other),
    ("指标值", Column::Goal),
    ("计量单位", Column::Unit),
    ("指标单位", Column::Unit),
    ("工作任务", Column::Task),
    ("重点任务", Column::Task),
    ("主要任务", Column::Task),
    ("目标任务", Column::Task),
    ("具体任务", Column::Task),
    ("任务名称", Column::Task),
    ("任务", Column::Task),
    ("重点工作", Column::Task),
    ("工作事项", Column::Task),
    ("事项", Column::Task),
    ("项目名称", Column::Task),
    ("工作项目", Column::Task),
    ("活动名称", Column::Task),
    ("活动内容", Column::Task),
    ("主要内容", Column::Task),
    ("工作内容", Column::Task),
    ("工作要点", Column::Task),
    ("主要工作", Column::Task),
    ("项目内容", Column::Task),
    ("实事", Column::Task),
    ("策略", Column::Task),
    ("成功准则", Column::Goal),
    ("内容", Column::Task),
    ("工作", Column::Task),
    ("指标名称", Column::Task),
    ("指标", Column::Task),
    ("二级", Column::Task),
    ("具体措施", Column::Detail),
    ("工作措施", Column::Detail),
    ("主要措施", Column::Detail),
    ("具体内容", Column::Detail),
    ("具体举措", Column::Detail),
    ("工作举措", Column::Detail),
    ("工作要求", Column::Detail),
    ("建设内容", Column::Detail),
    ("工作目标", Column::Detail),
    ("实施计划", Column::Detail),
    ("实施内容", Column::Detail),
    ("工作计划", Column::Detail),
    ("措施", Column::Detail),
    ("举措", Column::Detail),
    ("完成时限", Column::Due),
    ("完成时间", Column::Due),
    ("时间节点", Column::Due),
    ("时间安排", Column::Due),
    ("时限", Column::Due),
    ("期限", Column::Due),
    ("节点", Column::Due),
    ("时间", Column::Due),
    ("日期", Column::Due),
    ("周次", Column::Week),
    ("月份", Column::Due),
    ("牵头", Column::Owner(Role::Lead)),
    ("主责", Column::Owner(Role::Lead)),
    ("主办", Column::Owner(Role::Lead)),
    ("配合", Column::Owner(Role::Support)),
    ("协办", Column::Owner(Role::Support)),
    ("协助", Column::Owner(Role::Support)),
    ("参与单位", Column::Owner(Role::Support)),
    ("责任", Column::Owner(Role::Any)),
    ("负责", Column::Owner(Role::Any)),
    ("承办", Column::Owner(Role::Any)),
    ("落实单位", Column::Owner(Role::Any)),
    ("落实部门", Column::Owner(Role::Any)),
    ("分管领导", Column::Owner(Role::Any)),
    ("主持人", Column::Owner(Role::Any)),
    ("组织者", Column::Owner(Role::Any)),
    ("实施单位", Column::Owner(Role::Any)),
    ("部门", Column::Owner(Role::Any)),
    ("处室", Column::Owner(Role::Any)),
    ("科室", Column::Owner(Role::Any)),
    ("目标值", Column::Goal),
    ("年目标", Column::Goal),
    ("目标", Column::Goal),
];

/// What a column's name says it holds.
pub(super) fn column(name: &str) -> Column {
    let fold = Folding::words();
    let name: String = name.chars().filter_map(|c| fold.visible(c)).collect();
    if name.is_ascii() {
        return english(&name.to_ascii_lowercase());
    }
    let exact = NAMES.iter().find(|(word, _)| name == *word);
    let named = exact
        .or_else(|| NAMES.iter().find(|(word, _)| word.chars().count() > 1 && name.contains(word)));
    named.map_or(Column::Other, |&(_, column)| column)
}

/// What an English column's name says it holds, blanks gone.
fn english(name: &str) -> Column {
    const NAMES: &[(&str, Column)] = &[
        ("support", Column::Owner(Role::Support)),
        ("partner", Column::Owner(Role::Support)),
        ("lead", Column::Owner(Role::Lead)),
        ("responsib", Column::Owner(Role::Any)),
        ("owner", Column::Owner(Role::Any)),
        ("incharge", Column::Owner(Role::Any)),
        ("who", Column::Owner(Role::Any)),
        ("time", Column::Due),
        ("date", Column::Due),
        ("deadline", Column::Due),
        ("when", Column::Due),
        ("action", Column::Task),
        ("activit", Column::Task),
        ("strateg", Column::Task),
        ("task", Column::Task),
        ("initiative", Column::Task),
        ("step", Column::Task),
        ("success", Column::Goal),
        ("target", Column::Goal),
        ("measure", Column::Goal),
        ("indicator", Column::Goal),
    ];
    // Target date is a date, action owner an owner.
    NAMES.iter().find(|(word, _)| name.contains(word)).map_or(Column::Other, |&(_, column)| column)
}

/// What each of a header's columns holds.
fn columns(header: &[String]) -> Vec<Column> {
    let mut columns: Vec<Column> = header.iter().map(|name| column(name)).collect();
    let is_indicators = header.iter().any(|name| name.contains("指标"));
    if !is_indicators {
        return columns;
    }
    // 指标 | 单位 | 2020年 | 2025年: the last year is the goal's.
    let last_year = header.iter().rposition(|name| is_year(name));
    let is_open = !columns.contains(&Column::Goal);
    for (index, (name, column)) in header.iter().zip(&mut columns).enumerate() {
        if name.chars().filter(|&c| !super::folding::is_blank(c)).eq("单位".chars()) {
            *column = Column::Unit;
        } else if is_open && last_year == Some(index) {
            *column = Column::Goal;
        }
    }
    columns
}

/// Whether a column's name is a year: 2025年, 2025.
fn is_year(name: &str) -> bool {
    let digits = name.trim_end_matches('年');
    digits.len() == 4 && digits.starts_with("20") && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a header is that of a list of tasks.
pub(super) fn is_schedule(header: &[String]) -> bool {
    let columns = columns(header);
    columns.iter().any(|c| matches!(c, Column::Task | Column::Detail))
        && columns
            .iter()
            .any(|c| matches!(c, Column::Due | Column::Week | Column::Owner(_) | Column::Goal))
        || columns.contains(&Column::Task) && columns.contains(&Column::Detail)
}

/// A row with a meaning for each of its cells.
pub(super) type Row<'t> = Vec<(Column, &'t str)>;

/// The rows of a table that holds tasks; `None` where it holds none.
///
/// A row with fewer cells than the header lacks its first ones: they were merged with those above.
pub(super) fn rows(table: &Table) -> Option<Vec<Row<'_>>> {
    let columns = columns(&table.header);
    if !columns.contains(&Column::Task) && !is_schedule(&table.header) {
        return None;
    }
    let rows = table.rows.iter().filter(|row| !is_total(row)).map(|row| {
        let missing = columns.len().saturating_sub(row.len());
        columns.iter().skip(missing).copied().zip(row.iter().map(String::as_str)).collect()
    });
    let mut rows: Vec<Row> = rows.collect();
    spread(&mut rows);
    Some(rows)
}

/// Gives the rows under a merged task what its first row says of time and owners.
fn spread<'t>(rows: &mut [Row<'t>]) {
    let is_task = |(column, _): &&(Column, &str)| *column == Column::Task;
    let mut above: Row<'t> = Vec::new();
    for row in rows {
        let merged = row.iter().find(is_task).is_some_and(|(_, cell)| cell.is_empty())
            && row.iter().any(|(column, cell)| {
                matches!(column, Column::Task | Column::Detail) && !cell.is_empty()
            });
        if !merged {
            above.clone_from(row);
            continue;
        }
        for (column, cell) in row.iter_mut().filter(|(_, cell)| cell.is_empty()) {
            let said = above.iter().find(|(c, _)| c == column);
            if let Some(&(_, said)) =
                said.filter(|_| matches!(column, Column::Due | Column::Owner(_)))
            {
                *cell = said;
            }
        }
    }
}

fn is_total(row: &[String]) -> bool {
    row.iter().find(|cell| !cell.is_empty()).is_none_or(|cell| {
        ["合计", "总计", "小计", "共计"].iter().any(|word| cell.starts_with(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_columns() {
        for (name, expect) in [
            ("序号", Column::Index),
            ("工作任务", Column::Task),
            ("具体措施", Column::Detail),
            ("完成时限", Column::Due),
            ("牵头处室", Column::Owner(Role::Lead)),
            ("配合单位", Column::Owner(Role::Support)),
            ("负责人", Column::Owner(Role::Any)),
            ("負責人", Column::Owner(Role::Any)),
            ("Target date", Column::Due),
            ("Action steps", Column::Task),
            ("Person responsible", Column::Owner(Role::Any)),
            ("2025目标", Column::Goal),
            ("计划投资（万元）", Column::Other),
        ] {
            assert_eq!(column(name), expect, "{name}");
        }
    }

    #[test]
    fn knows_a_table_of_indicators() {
        let header = ["指标", "单位", "2020年", "2025年", "指标性质"].map(str::to_owned);
        assert_eq!(
            columns(&header),
            [Column::Task, Column::Unit, Column::Other, Column::Goal, Column::Other]
        );
    }

    #[test]
    fn merged_cells_hold_for_the_rows_below() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let table = Table {
            header: row(["任务", "措施", "责任单位"]),
            rows: vec![row(["甲", "乙", "丙局"]), row(["", "丁", ""]), row(["戊", "己", ""])],
        };
        let owners: Vec<&str> = rows(&table).unwrap().iter().map(|row| row[2].1).collect();
        assert_eq!(owners, ["丙局", "丙局", ""]);
    }

    #[test]
    fn short_rows_lack_their_first_cells() {
        let table = Table {
            header: ["一级", "二级", "现值", "2025目标"].map(str::to_owned).to_vec(),
            rows: vec![["入学率（%）", "90", "95"].map(str::to_owned).to_vec()],
        };
        let rows = rows(&table).unwrap();
        assert_eq!(
            rows[0],
            [(Column::Task, "入学率（%）"), (Column::Other, "90"), (Column::Goal, "95")]
        );
    }
}
