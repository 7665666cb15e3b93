//! Lists that are kept in order: small sets and maps without a tree.
//!
//! New things nearly always come last, where they cost nothing to put in. Must not be used for
//! long lists that grow out of order one by one: `weave` takes many at once.

use std::mem;

/// Puts an item in its place; says whether it was not there yet.
pub fn insert<T: Ord>(list: &mut Vec<T>, item: T) -> bool {
    match list.binary_search(&item) {
        Ok(_) => false,
        Err(place) => {
            list.insert(place, item);
            true
        }
    }
}

/// Takes an item out; says whether it was there.
pub fn remove<T: Ord>(list: &mut Vec<T>, item: &T) -> bool {
    match list.binary_search(item) {
        Ok(place) => {
            list.remove(place);
            true
        }
        Err(_) => false,
    }
}

/// Puts many items in their places, in one pass. Both lists are in order and share no item.
pub fn weave<T: Ord>(list: &mut Vec<T>, mut added: Vec<T>) {
    if added.first().is_none_or(|first| list.last() < Some(first)) {
        list.append(&mut added);
        return;
    }
    let mut woven = Vec::with_capacity(list.len() + added.len());
    let mut old = mem::take(list).into_iter().peekable();
    for item in added {
        while let Some(earlier) = old.next_if(|earlier| *earlier < item) {
            woven.push(earlier);
        }
        woven.push(item);
    }
    woven.extend(old);
    *list = woven;
}

/// Whether each item is greater than the one before.
#[must_use]
pub fn is_in_order<T: Ord>(list: &[T]) -> bool {
    list.is_sorted_by(|one, next| one < next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn lists_hold_what_sets_hold(steps: Vec<(bool, u8)>) {
            let (mut list, mut set) = (Vec::new(), BTreeSet::new());
            for (is_in, item) in steps {
                if is_in {
                    prop_assert_eq!(insert(&mut list, item), set.insert(item));
                } else {
                    prop_assert_eq!(remove(&mut list, &item), set.remove(&item));
                }
                prop_assert!(is_in_order(&list));
            }
            prop_assert_eq!(list, Vec::from_iter(set));
        }

        #[test]
        fn weaving_is_a_union(a: BTreeSet<u8>, b: BTreeSet<u8>) {
            let mut list: Vec<_> = a.difference(&b).copied().collect();
            weave(&mut list, b.iter().copied().collect());
            prop_assert_eq!(list, Vec::from_iter(a.union(&b).copied()));
        }
    }
}
