//! A plan as lines of text, for the page to carry: what was understood stands beside the words
//! it was read from, and in the same words as on the page, so that compressing finds them again.
//!
//! One record a line, its kind first, then its fields, parted by tabs; each belongs to the task,
//! the node or the table above it. An id left empty is the one after the last of its sort; a node
//! without a text field has its tasks' texts joined. Written and read by one version, so nothing
//! here is frozen. Must not hold what an HTML script block cannot: see `writing::push_escaped`.

use yaodian_plan::{Kind, Op, Role};

mod reading;
mod writing;

pub use reading::plan_from_text;
pub use writing::plan_to_text;

/// The first line.
const MARK: &str = "yaodian-plan 1";

/// The order is the format.
const KINDS: [Kind; 7] = [
    Kind::Document,
    Kind::Project,
    Kind::Activity,
    Kind::Quantity,
    Kind::Rate,
    Kind::Routine,
    Kind::Other,
];
/// The order is the format.
const OPS: [Op; 10] =
    [Op::Eq, Op::Ge, Op::Gt, Op::Le, Op::Lt, Op::Range, Op::All, Op::Cmp, Op::Rank, Op::Approx];
/// The order is the format.
const ROLES: [Role; 3] = [Role::Lead, Role::Support, Role::Any];

/// The ids that come next where nothing is skipped.
#[derive(Default)]
struct NextIds {
    node: u32,
    task: u32,
    target: u32,
    milestone: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use yaodian_plan::{
        Date, Due, Fingerprint, FreeIds, Milestone, MilestoneId, Node, NodeId, Number, Owner, Plan,
        Table, Target, TargetId, Task, TaskId,
    };

    /// Texts with everything that means something to the format or to a page around it.
    fn words() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "开展",
            "90%以上",
            "\t",
            "\n",
            "\r",
            "\\",
            "\\t",
            "</script>",
            "<!--",
            "\0",
            "=",
            " ",
        ]);
        prop::collection::vec(word, 0..4).prop_map(|words| words.concat())
    }

    fn number() -> impl Strategy<Value = Option<Number>> {
        let max = Number::MAX_THOUSANDTHS;
        prop::option::of((-max..=max).prop_filter_map("in range", Number::from_thousandths))
    }

    fn date() -> impl Strategy<Value = Option<Date>> {
        prop::option::of((-25_567..2_932_896_i32).prop_map(Date::from_days_since_1970))
    }

    fn few<T: std::fmt::Debug>(one: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
        prop::collection::vec(one, 0..3)
    }

    fn task() -> impl Strategy<Value = Task> {
        let target = (any::<u32>(), words(), words(), prop::sample::select(OPS.to_vec()));
        let target = (target, number(), number(), words()).prop_map(
            |((id, quote, subject, op), value, upper, unit)| {
                let id = TargetId(id);
                Target { id, quote, subject, op, value, upper, unit }
            },
        );
        let milestone =
            (0..9_u32, words()).prop_map(|(id, name)| Milestone { id: MilestoneId(id), name });
        let due = (words(), date(), date()).prop_map(|(quote, from, to)| Due { quote, from, to });
        let owner = (words(), prop::sample::select(ROLES.to_vec()), words())
            .prop_map(|(name, role, quote)| Owner { name, role, quote });
        let head = (0..9_u32, words(), prop::sample::select(KINDS.to_vec()));
        (head, few(target), few(milestone), few(words()), few(due), few(owner)).prop_map(
            |((id, text, kind), targets, milestones, documents, due, owners)| {
                let id = TaskId(id);
                Task { id, text, kind, targets, milestones, documents, due, owners }
            },
        )
    }

    fn node() -> impl Strategy<Value = Node> {
        let head = (any::<u32>(), any::<u8>(), words(), words(), prop::option::of(words()));
        let leaf = (head, few(task())).prop_map(|((id, level, label, title, text), tasks)| {
            let joined = || tasks.iter().map(|task| task.text.as_str()).collect();
            let (id, children, text) = (NodeId(id), Vec::new(), text.unwrap_or_else(joined));
            Node { id, level, label, title, text, tasks, children }
        });
        leaf.prop_recursive(3, 8, 3, |inner| {
            (inner.clone(), few(inner)).prop_map(|(node, children)| Node { children, ..node })
        })
    }

    prop_compose! {
        fn plan()(
            title in prop::option::of(words()),
            year in prop::option::of(any::<i32>()),
            issuer in prop::option::of(words()),
            preamble in words(),
            outline in few(node()),
            tables in few((few(words()), few(few(words())))),
            origin: Option<u64>,
            removed in few(task()),
            heads in few(node()),
            free: [u32; 4],
        ) -> Plan {
            let table = |(header, rows)| Table { header, rows };
            let tables = tables.into_iter().map(table).collect();
            let origin = origin.map(Fingerprint);
            let [node, task, target, milestone] = free;
            let free = FreeIds { node, task, target, milestone };
            let warnings = Vec::new();
            let heads = Plan { outline: heads, ..Plan::default() };
            let removed_nodes = heads.heads().collect();
            Plan {
                title,
                year,
                issuer,
                preamble,
                outline,
                tables,
                warnings,
                origin,
                removed,
                removed_nodes,
                free,
            }
        }
    }

    proptest! {
        #[test]
        fn reads_what_it_wrote(plan in plan()) {
            let text = plan_to_text(&plan);
            prop_assert_eq!(plan_from_text(&text), Some(plan.clone()));
            prop_assert!(!text.contains(['<', '\r', '\0']), "{text}");
            let in_page = format!("\r\n{}\r\n", text.replace('\n', "\r\n"));
            prop_assert_eq!(plan_from_text(&in_page), Some(plan));
        }

        #[test]
        fn odd_lines_are_refused_quietly(plan in plan(), at: prop::sample::Index, odd in words()) {
            let mut lines: Vec<_> = plan_to_text(&plan).lines().map(str::to_owned).collect();
            let at = at.index(lines.len());
            lines[at].push_str(&odd);
            // Another word may still be a plan, and then it is one that can be written.
            if let Some(plan) = plan_from_text(&lines.join("\n")) {
                prop_assert_eq!(plan_from_text(&plan_to_text(&plan)), Some(plan));
            }
        }
    }

    #[test]
    fn refuses_what_is_no_plan() {
        let check = |lines: &[&str], expect: bool| {
            let text = [&[MARK], lines].concat().join("\n");
            assert_eq!(plan_from_text(&text).is_some(), expect, "{lines:?}");
        };
        check(&["plan\t\t\t\t"], true);
        check(&["plan\t\t\t\t", "node\t0\t\t1\t\t", "task\t\t6\t开展。"], true);
        check(&[], false);
        check(&["plan\t\t\t"], false);
        check(&["plan\t\t\t\t\t"], false);
        check(&["plan\t\t二〇二二\t\t"], false);
        check(&["plan\t标题\t\t\t"], false);
        check(&["plan\t\t\t\t\\x"], false);
        check(&["plan\t\t\t\t\\"], false);
        check(&["node\t0\t\t1\t\t"], false);
        check(&["plan\t\t\t\t", "plan\t\t\t\t"], false);
        check(&["plan\t\t\t\t", "task\t\t6\t开展。"], false);
        check(&["plan\t\t\t\t", "node\t1\t\t1\t\t"], false);
        check(&["plan\t\t\t\t", "node\t0\t\t1\t\t", "due\t\t\t9月底前"], false);
        check(&["plan\t\t\t\t", "node\t0\t\t1\t\t", "task\t\t7\t开展。"], false);
        check(&["plan\t\t\t\t", "row\t一"], false);
        check(&["plan\t\t\t\t", "origin\tabc", "free\t1\t2\t3\t4"], true);
        check(&["plan\t\t\t\t", "origin\txyz"], false);
        check(&["plan\t\t\t\t", "free\t1\t2\t3"], false);
        check(&["plan\t\t\t\t", "removed", "task\t\t6\t开展。"], true);
        check(&["plan\t\t\t\t", "removed", "node\t0\t\t1\t\t"], false);
        check(&["plan\t\t\t\t", "removed", "head\t4\t2\t1\t演练"], true);
        check(&["plan\t\t\t\t", "head\t4\t2\t1\t演练"], false);
        check(&["plan\t\t\t\t", "odd"], false);
        assert_eq!(plan_from_text(""), None);
        assert_eq!(plan_from_text("yaodian-plan 2\nplan\t\t\t\t"), None);
    }

    #[test]
    fn nothing_nests_without_end() {
        let nested = |depth: usize| {
            let nodes = (0..depth).map(|depth| format!("node\t{depth}\t\t1\t\t"));
            let lines = [MARK.to_owned(), "plan\t\t\t\t".to_owned()].into_iter().chain(nodes);
            plan_from_text(&lines.collect::<Vec<_>>().join("\n")).is_some()
        };
        assert!(nested(reading::DEPTH_MAX));
        assert!(!nested(reading::DEPTH_MAX + 1));
    }
}
