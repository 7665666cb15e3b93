// Runs in the head, before anything is painted: the chosen look, and a sign when the page cannot
// become the app. Written for the oldest browsers; must not need anything newer than they have.
(function (root) {
  try {
    var theme = localStorage.getItem("yaodian.theme");
    var text = localStorage.getItem("yaodian.text");
    if (theme) root.setAttribute("data-theme", theme);
    if (text) root.setAttribute("data-text", text);
  } catch (forbidden) {
    root.setAttribute("data-storage", "forbidden");
  }
  // A list that will not be on the screen is not painted first.
  var fragment = location.hash.replace(/^#/, "");
  if (fragment && !/^\/?([&?]|$)/.test(fragment)) root.setAttribute("data-boot", "elsewhere");
  // A boot script too new for this browser never runs: said here.
  addEventListener("error", function () {
    if (!root.hasAttribute("data-booted")) root.setAttribute("data-boot", "old");
  });
})(document.documentElement);
