// The tracker's start: brings its module and its style. All are refused unless they are this
// build's. Must not know what the screens are.
(() => {
  "use strict";
  /*@program*/
  const build = /*@build*/{};
  /*@fetching*/

  let starting = null;
  yaodian.startTrack = () => {
    starting = starting || Promise.all([
      style(build.css),
      wasm_bindgen({ module_or_path: get(build.wasm) }),
    ]).then(() => {
      yaodian.handOver = wasm_bindgen.start;
    }, (error) => {
      starting = null;
      throw error;
    });
    return starting;
  };
})();
