//! The browser's entry point.

fn main() {
    yaodian::start();
}
