//! A table's rows -> tasks: what each column means, and what a row's cells say.
//!
//! Knows the names columns have; the rules for text are those of the other modules.

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
    /// Who answers for it.
    Owner(Role),
    /// The goal's value.
    Goal,
    /// Anything else.
    Other,
}

const NAMES: &[(&str, Column)] = &[
    ("序号", Column::Index),
    ("编号", Column::Index),
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
    ("措施", Column::Detail),
    ("完成时限", Column::Due),
    ("完成时间", Column::Due),
    ("时间节点", Column::Due),
    ("时间安排", Column::Due),
    ("时限", Column::Due),
    ("时间", Column::Due),
    ("日期", Column::Due),
    ("周次", Column::Due),
    ("月份", Column::Due),
    ("牵头", Column::Owner(Role::Lead)),
    ("主办", Column::Owner(Role::Lead)),
    ("配合", Column::Owner(Role::Support)),
    ("协办", Column::Owner(Role::Support)),
    ("协助", Column::Owner(Role::Support)),
    ("参与单位", Column::Owner(Role::Support)),
    ("责任", Column::Owner(Role::Any)),
    ("负责", Column::Owner(Role::Any)),
    ("承办", Column::Owner(Role::Any)),
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
    let name: String = name.chars().filter(|&c| !super::folding::is_blank(c)).collect();
    let exact = NAMES.iter().find(|(word, _)| name == *word);
    let named = exact
        .or_else(|| NAMES.iter().find(|(word, _)| word.chars().count() > 1 && name.contains(word)));
    named.map_or(Column::Other, |&(_, column)| column)
}

/// Whether a header is that of a list of tasks.
pub(super) fn is_schedule(header: &[String]) -> bool {
    let columns: Vec<Column> = header.iter().map(|name| column(name)).collect();
    columns.contains(&Column::Task)
        && columns
            .iter()
            .any(|c| matches!(c, Column::Due | Column::Owner(_) | Column::Detail | Column::Goal))
}

/// A row with a meaning for each of its cells.
pub(super) type Row<'t> = Vec<(Column, &'t str)>;

/// The rows of a table that holds tasks; `None` where it holds none.
///
/// A row with fewer cells than the header lacks its first ones: they were merged with those above.
pub(super) fn rows(table: &Table) -> Option<Vec<Row<'_>>> {
    let columns: Vec<Column> = table.header.iter().map(|name| column(name)).collect();
    if !columns.contains(&Column::Task) {
        return None;
    }
    let rows = table.rows.iter().filter(|row| !is_total(row)).map(|row| {
        let missing = columns.len().saturating_sub(row.len());
        columns.iter().skip(missing).copied().zip(row.iter().map(String::as_str)).collect()
    });
    Some(rows.collect())
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
            ("2025目标", Column::Goal),
            ("计划投资（万元）", Column::Other),
        ] {
            assert_eq!(column(name), expect, "{name}");
        }
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
