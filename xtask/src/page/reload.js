// In development builds: reloads the page when Trunk has built it anew. Trunk's own script is
// filled in by its server, so no policy could name it by its hash.
(() => {
  const address = new URL(".well-known/trunk/ws", location.href.replace(/^http/, "ws"));
  const listen = (isBack) => {
    const socket = new WebSocket(address);
    socket.onopen = () => isBack && location.reload();
    socket.onclose = () => setTimeout(listen, 2000, true);
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.type === "reload") location.reload();
      if (message.type === "buildFailure") console.error("Build failed:", message.data.reason);
    };
  };
  listen(false);
})();
