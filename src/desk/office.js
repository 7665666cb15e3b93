// The end of the worker's script: its first message is its module, all others are the module's.
self.onmessage = ({ data }) => {
  self.onmessage = null;
  wasm_bindgen({ module_or_path: data }).then(() => postMessage("ready"), (error) => {
    setTimeout(() => {
      throw error;
    });
  });
};
