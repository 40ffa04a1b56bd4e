/**
 * Browsers report, as an error, that observers of sizes will be told in the next frame rather than
 * in this one, as when a list grows while it opens. Nothing is lost by it, but the development
 * server lays every error over the whole page. Its listener is there before the app's code is, and
 * Chromium calls the listeners of a window in the order in which they came: so this is a script of
 * its own, loaded first.
 */
window.addEventListener('error', event => {
  if (event.message.startsWith('ResizeObserver loop ')) {
    event.stopImmediatePropagation();
  }
});
