// The page before the app: takes ticks and keeps them, shows the last look, starts the app, and
// says so where the app cannot come. The app finds it as `yaodian`. Must not know the plan.
(() => {
  "use strict";
  const build = /*@build*/{};
  const root = document.documentElement;
  const page = document.getElementById("page");
  const plan = page.dataset.plan;
  const boxes = [...page.querySelectorAll("input[data-task]")];
  const keys = { n: "none", p: "doing", d: "done", b: "block", x: "na" };
  const early = [];

  const local = (() => {
    try {
      return localStorage;
    } catch (forbidden) {
      return null;
    }
  })();

  // ---- IndexedDB, in strict transactions: what it says is stored is on the disk.
  let opening = null;
  const open = () => {
    opening = opening || new Promise((resolve, reject) => {
      const asked = indexedDB.open("yaodian", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("segments");
      asked.onsuccess = () => {
        asked.result.onclose = asked.result.onversionchange = () => {
          opening = null;
        };
        resolve(asked.result);
      };
      asked.onerror = asked.onblocked = () => reject(asked.error);
      // Some browsers never answer where storage is forbidden.
      setTimeout(() => reject(new Error("indexedDB")), 8000);
    }).catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  const run = async (mode, work) => {
    const store = (await open()).transaction("segments", mode, { durability: "strict" });
    return new Promise((resolve, reject) => {
      const answer = work(store.objectStore("segments"));
      store.oncomplete = () => resolve(answer && answer());
      store.onabort = store.onerror = () => reject(store.error);
    });
  };
  const put = (entries, dropped) => run("readwrite", (segments) => {
    for (const [key, text] of entries) segments.put(text, key);
    for (const key of dropped) segments.delete(key);
  });
  const all = () => run("readonly", (segments) => {
    const names = segments.getAllKeys();
    const texts = segments.getAll();
    return () => names.result.map((name, i) => [name, texts.result[i]]);
  });

  // ---- The last look, and the ticks that wait for the app.
  const draw = (box, status) => {
    box.dataset.s = keys[status];
    box.checked = status === "d";
    box.indeterminate = status === "p";
  };
  const drawTick = (text) => {
    const [of, task, status] = text.split(" ");
    const box = of === plan && boxes.find((one) => one.dataset.task === task);
    if (box) draw(box, status);
  };
  if (local) {
    const look = (local.getItem("yaodian.look") || "").split(" ");
    if (look[0] && look[0] !== plan) root.dataset.boot = "elsewhere";
    if (look[0] === plan) {
      const open = look[1].split(",");
      for (const part of page.querySelectorAll("details[data-node]")) {
        part.open = open.includes(part.dataset.node);
      }
      boxes.forEach((box, i) => draw(box, look[2][i] || "n"));
    }
    Object.keys(local).filter((key) => key.startsWith("yaodian.boot.")).sort()
      .forEach((key) => drawTick(local.getItem(key)));
  }

  // ---- Ticks before the app is there.
  const said = document.getElementById("boot-said");
  const tick = async (event) => {
    const box = event.target;
    if (!box.dataset.task) return;
    draw(box, box.checked ? "d" : "n");
    const now = Date.now();
    const entry = [
      `yaodian.boot.${now}.${box.dataset.task}`,
      `${plan} ${box.dataset.task} ${box.checked ? "d" : "n"} ${now}`,
    ];
    early.push(entry);
    let kept = false;
    try {
      local.setItem(entry[0], entry[1]);
      kept = true;
    } catch (full) {
      root.dataset.storage = "full";
    }
    try {
      await put([entry], []);
      said.textContent = "已保存";
    } catch (refused) {
      said.textContent = kept ? "已暂存" : "没能保存，请不要关闭页面";
    }
    if (root.dataset.boot === "failed") list();
  };
  page.addEventListener("change", tick);
  for (const box of boxes) box.disabled = false;
  root.dataset.booted = "";

  // ---- Where the app cannot come: what is ticked can be copied out.
  const list = () => {
    const done = boxes.filter((box) => box.checked).map((box) =>
      document.getElementById(box.getAttribute("aria-labelledby")).textContent);
    document.getElementById("boot-copy").value = done.map((text) => `已完成：${text}`).join("\n");
  };
  const fail = (error) => {
    root.dataset.boot = "failed";
    list();
    console.error(error);
  };

  // ---- The app: script and module are refused unless they are this build's.
  const load = (src, integrity) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.integrity = integrity;
    script.crossOrigin = "anonymous";
    script.onload = resolve;
    script.onerror = () => reject(new Error(src));
    document.head.append(script);
  });
  const start = async () => {
    if (typeof WebAssembly !== "object") throw new Error("WebAssembly");
    const module = fetch(build.wasm, { integrity: build.wasmIntegrity });
    await load(build.js, build.jsIntegrity);
    await wasm_bindgen({ module_or_path: module });
  };

  // ---- The desk, fetched when first used: its script brings `showDesk` and `fetchDesk`.
  const desk = async () => {
    if (!yaodian.showDesk) await load(build.desk, build.deskIntegrity);
  };

  // ---- The tracker, fetched when first used: the app with all its screens. It takes the app's
  // place, and on later visits starts in place of it where it is at hand.
  const track = async () => {
    if (!yaodian.startTrack) await load(build.track, build.trackIntegrity);
    const startIt = await yaodian.startTrack();
    if (local) {
      try {
        local.setItem("yaodian.tracker", "1");
      } catch (full) {
        // It is fetched again when it is asked for.
      }
    }
    return startIt;
  };
  // Only the tracker speaks English: it comes at once where that was chosen or is the browser's.
  const speaks = (local && local.getItem("yaodian.language")) || navigator.language;
  const isTracked = () => /^(?!zh)[a-z]{2}/i.test(speaks) || local && local.getItem("yaodian.tracker") &&
    navigator.serviceWorker && navigator.serviceWorker.controller;

  // ---- Offline: a new version waits until the person agrees.
  const tell = (name) => {
    yaodian[name] = true;
    dispatchEvent(new Event(`yaodian:${name}`));
  };
  let waiting = null;
  const install = async () => {
    const worker = navigator.serviceWorker;
    if (!build.sw || !worker) return;
    const before = worker.controller;
    worker.ready.then(() => tell("offline"));
    let registration = await worker.getRegistration();
    if (navigator.onLine !== false || !registration) {
      // Looked at first: a worker that is not this build's is never installed by this page.
      const same = await fetch(build.sw, { integrity: build.swIntegrity, cache: "no-cache" })
        .then(() => true, () => false);
      if (same) registration = await worker.register(build.sw, { updateViaCache: "none" });
    }
    if (!registration) return;
    const watch = () => {
      if (registration.waiting && before) {
        waiting = registration.waiting;
        tell("update");
      }
    };
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      if (coming) coming.addEventListener("statechange", watch);
    });
    watch();
    registration.update().catch(() => {});
  };

  window.yaodian = {
    early,
    put,
    all,
    desk: (host, screen) => desk().then(() => yaodian.showDesk(host, screen)),
    parts: () => Promise.all([track(), desk().then(() => yaodian.fetchDesk())]),
    track,
    handOver: null,
    prompt: null,
    takeOver() {
      page.removeEventListener("change", tick);
      root.dataset.boot = "app";
      early.length = 0;
    },
    takeUpdate() {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
      if (waiting) waiting.postMessage("skipWaiting");
    },
  };
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    yaodian.prompt = event;
    tell("install");
  });
  const begin = () => isTracked() ? track().then(() => yaodian.handOver(""), start) : start();
  begin().catch(fail).finally(() => install().catch((error) => console.warn(error)));
})();
