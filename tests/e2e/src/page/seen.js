// What a screen reader would be told of the page: roles, names and states of the elements it is shown.
// Called with the role asked for ("" for all of them); answers with a list, in document order.
const wanted = arguments[0];

const inputRoles = {
  checkbox: 'checkbox', radio: 'radio', range: 'slider', number: 'spinbutton', search: 'searchbox',
  button: 'button', submit: 'button', reset: 'button', image: 'button', file: 'file', hidden: '',
};
const tagRoles = {
  BUTTON: 'button', TEXTAREA: 'textbox', SELECT: 'combobox', OPTION: 'option', SUMMARY: 'disclosure',
  H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading',
  NAV: 'navigation', MAIN: 'main', DIALOG: 'dialog', UL: 'list', OL: 'list', LI: 'listitem',
  TABLE: 'table', OUTPUT: 'status', PROGRESS: 'progressbar', FIELDSET: 'group', FIGURE: 'figure',
  ARTICLE: 'article', IMG: 'img',
};
const namedByContent = new Set(['button', 'checkbox', 'link', 'heading', 'radio', 'switch', 'tab',
  'option', 'menuitem', 'menuitemradio', 'menuitemcheckbox', 'disclosure']);

const roleOf = (el) => {
  const own = (el.getAttribute('role') || '').trim().split(/\s+/)[0];
  if (own) return own;
  if (el.tagName === 'A') return el.hasAttribute('href') ? 'link' : '';
  if (el.tagName === 'INPUT') return inputRoles[el.type] ?? 'textbox';
  return tagRoles[el.tagName] || '';
};
const isDrawn = (el) => el.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true });
const isTold = (el) => isDrawn(el) && !el.closest('[aria-hidden="true"], [inert]');

const textOf = (node, skip) => {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
  if (node.nodeType !== Node.ELEMENT_NODE || node === skip) return '';
  if (node.getAttribute('aria-hidden') === 'true' || !isDrawn(node)) return '';
  const label = node.getAttribute('aria-label');
  if (label) return label;
  if (node.tagName === 'IMG') return node.alt;
  const inside = [...node.childNodes].map((child) => textOf(child, skip)).join('');
  return getComputedStyle(node).display.startsWith('inline') ? inside : ` ${inside} `;
};
const contentOf = (el, skip) => [...el.childNodes].map((child) => textOf(child, skip)).join('');
const nameOf = (el, role) => {
  const ids = (el.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean);
  const named = ids.map((id) => document.getElementById(id)).filter(Boolean);
  const ways = [
    () => named.map((other) => contentOf(other) || other.getAttribute('aria-label') || '').join(' '),
    () => el.getAttribute('aria-label'),
    () => [...(el.labels || [])].map((label) => contentOf(label, el)).join(' '),
    () => (el.tagName === 'IMG' ? el.alt : ''),
    () => (el.tagName === 'INPUT' && role === 'button' ? el.value : ''),
    () => (el.tagName === 'FIELDSET' ? el.querySelector('legend')?.textContent : ''),
    () => (namedByContent.has(role) ? contentOf(el) : ''),
    () => el.getAttribute('title'),
    () => el.getAttribute('placeholder'),
  ];
  for (const way of ways) {
    const name = (way() || '').replace(/\s+/g, ' ').trim();
    if (name) return name;
  }
  return '';
};
const checkedOf = (el) => {
  if (el.type === 'checkbox' || el.type === 'radio') {
    return el.indeterminate && el.type === 'checkbox' ? 'mixed' : String(el.checked);
  }
  return el.getAttribute('aria-checked') ?? el.getAttribute('aria-pressed')
    ?? el.getAttribute('aria-selected') ?? '';
};
const expandedOf = (el) => (el.tagName === 'SUMMARY'
  ? String(el.parentElement.open) : el.getAttribute('aria-expanded') ?? '');
const fits = (el, role) => role === wanted || !wanted
  || (wanted === 'disclosure' && el.hasAttribute('aria-expanded'));

const seen = [];
for (const el of document.body.querySelectorAll('*')) {
  const role = roleOf(el);
  if (!role || !fits(el, role) || !isTold(el)) continue;
  const box = el.getBoundingClientRect();
  seen.push({
    element: el,
    role,
    name: nameOf(el, role),
    checked: checkedOf(el),
    expanded: expandedOf(el),
    current: el.getAttribute('aria-current') ?? '',
    value: 'value' in el ? String(el.value) : '',
    disabled: el.matches(':disabled') || el.getAttribute('aria-disabled') === 'true',
    focused: el === document.activeElement,
    box: [box.x, box.y, box.width, box.height],
  });
}
return seen;
