// The desk's start: brings its module and its style when a screen of it is first shown, and the
// worker that reads files when the first one is picked. All are refused unless they are this
// build's. Must not know what the screens are.
(() => {
  "use strict";
  /*@program*/
  const build = /*@build*/{};
  /*@fetching*/

  let starting = null;
  const start = () => {
    starting = starting || Promise.all([
      style(build.css),
      wasm_bindgen({ module_or_path: get(build.wasm) }),
    ]).catch((error) => {
      starting = null;
      throw error;
    });
    return starting;
  };

  yaodian.showDesk = async (host, screen) => {
    await start();
    wasm_bindgen.show(host, screen);
  };

  // A worker of a checked script: browsers check none that is given by its address.
  yaodian.office = async () => {
    const [script, module] = await Promise.all([
      get(build.office).then((response) => response.blob()),
      get(build.officeWasm).then((response) => response.arrayBuffer()),
    ]);
    const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const worker = new Worker(url);
    // It answers once, when it is ready to be asked.
    await new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = reject;
      worker.postMessage(module, [module]);
    });
    URL.revokeObjectURL(url);
    return worker;
  };

  // Fetched once, they are kept by the service worker.
  yaodian.fetchDesk = () => Promise.all(Object.values(build).map((file) =>
    get(file).then((response) => response.arrayBuffer())));
})();
