//! stub
use crate::bench::{Bench, Form, Mark};
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtView {
    pub mark: Mark,
    pub form: Form,
    pub place: String,
    pub quote: String,
    pub what: String,
    pub is_low: bool,
}
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DoubtsView {
    pub doubts: Vec<DoubtView>,
    pub count: String,
    pub hidden: usize,
}
impl Bench {
    pub fn doubts_view(&self) -> DoubtsView {
        DoubtsView::default()
    }
}
