/**
 * Browsers report, as an error, that observers of sizes will be told in the next frame rather than
 * in this one, as when a list grows while it opens. Nothing is lost by it, but the development
 * server lays every error over the whole page.
 */
export function dropResizeNotices(target: Window = window): void {
  const drop = (event: ErrorEvent) => {
    if (event.message.startsWith('ResizeObserver loop ')) {
      event.stopImmediatePropagation();
    }
  };
  // Before those that are there already.
  target.addEventListener('error', drop, { capture: true });
}
