/** Run before a page's own script: leaves in `__rowsPainted` when the first rows of a list were painted. */
export const NOTE_ROWS_PAINTED = `new MutationObserver((_, watcher) => {
  if (!document.querySelector('[data-row-link]')) return;
  watcher.disconnect();
  requestAnimationFrame(() => setTimeout(() => { globalThis.__rowsPainted = performance.now(); }));
}).observe(document, { childList: true, subtree: true });`;
