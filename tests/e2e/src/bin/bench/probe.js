// Runs before any script of the page: ticks the first box a person could tick, as soon as they could,
// and notes when what the page keeps in localStorage changed because of it. Times are milliseconds
// from the start of the navigation.
(() => {
  const probe = { clicked: null, kept: null, key: null };
  Object.defineProperty(window, 'benchProbe', { value: probe });
  const isShown = (box) => box.getClientRects().length > 0;
  const isEnabled = (box) => !box.disabled && box.getAttribute('aria-disabled') !== 'true';
  const firstBox = () => [...document.querySelectorAll('input[type=checkbox]:not([role]), [role=checkbox]')]
    .find((box) => isEnabled(box) && isShown(box));
  const kept = () => Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]));
  let before = null;
  const look = () => {
    if (before === null) {
      const box = firstBox();
      if (!box) return;
      before = kept();
      probe.clicked = performance.now();
      box.click();
    }
    const now = kept();
    const key = Object.keys(now).find((each) => now[each] !== before[each]);
    if (key === undefined) return;
    probe.kept = performance.now();
    probe.key = key;
    clearInterval(timer);
  };
  const timer = setInterval(look, 5);
})();
