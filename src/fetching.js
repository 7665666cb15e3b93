// Fetches a part's files: they are refused unless they are this build's. Taken into the scripts of
// the desk and of the tracker. Must not know what the files are for.
const get = ([name, integrity]) => fetch(name, { integrity }).then((response) => {
  if (!response.ok) throw new Error(`${name} ${response.status}`);
  return response;
});

const style = ([name, integrity]) => new Promise((resolve, reject) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.integrity = integrity;
  link.crossOrigin = "anonymous";
  link.href = name;
  link.onload = resolve;
  link.onerror = () => {
    link.remove();
    reject(new Error(name));
  };
  document.head.append(link);
});
