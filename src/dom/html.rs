//! Writing nodes as HTML, for the page made at build time.
//!
//! Live parts are written as they are now; properties, styles and listeners are left out: a
//! page that is only read starts without them.

use super::{Element, Node, Part};

const VOID: [&str; 4] = ["input", "br", "hr", "img"];

/// A view as HTML.
#[must_use]
pub fn to_html(node: &Node) -> String {
    let mut html = String::new();
    write(&mut html, node);
    html
}

fn write(html: &mut String, node: &Node) {
    match node {
        Node::Nothing => {}
        Node::Text(text) => escape(html, text),
        Node::Element(element) => write_element(html, element),
        Node::Many(nodes) => nodes.iter().for_each(|node| write(html, node)),
        Node::LiveText(read) => escape(html, &read()),
        Node::Live(read) => write(html, &read()),
    }
}

fn write_element(html: &mut String, Element(element): &Element) {
    html.push('<');
    html.push_str(element.tag);
    for (name, part) in &element.parts {
        let value = match part {
            Part::Fixed(value) => Some(value.to_string()),
            Part::Live(read) => read(),
            // Not an attribute's name: a box on the page starts as the boot script says.
            Part::Flag(_) if *name == "indeterminate" => None,
            Part::Flag(read) => read().then(String::new),
            Part::Property(_) | Part::Style(_) | Part::On(_) => None,
        };
        if let Some(value) = value {
            html.push(' ');
            html.push_str(name);
            if !value.is_empty() {
                html.push_str("=\"");
                escape(html, &value);
                html.push('"');
            }
        }
    }
    html.push('>');
    if !VOID.contains(&element.tag) {
        element.children.iter().for_each(|child| write(html, child));
        html.push_str("</");
        html.push_str(element.tag);
        html.push('>');
    }
}

fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{each, el};
    use super::*;

    #[test]
    fn writes_what_is_fixed_and_what_is_now() {
        let view = el("p")
            .attr("title", "a \"b\" & c")
            .flag("hidden", Box::new(|| true))
            .live("data-s", Box::new(|| None))
            .style("--p", Box::new(|| "50%".to_owned()))
            .child("1 < 2")
            .child(Node::LiveText(Box::new(|| "<now>".to_owned())))
            .child(each([1, 2], |n: i32| el("i").child(n.to_string())))
            .child(el("input"));
        assert_eq!(
            to_html(&view.into()),
            "<p title=\"a &quot;b&quot; &amp; c\" hidden>1 &lt; 2&lt;now&gt;<i>1</i><i>2</i><input></p>"
        );
    }
}
