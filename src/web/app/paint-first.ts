import { createBrowserHistory } from '@tanstack/react-router';
import type { RouterHistory } from '@tanstack/react-router';

/**
 * The browser's history, but a press is painted before the page it leads to is drawn: what was pressed answers within a
 * frame, however large the next screen is. Where nobody pressed anything, for example on the first load, nothing waits.
 */
export function createPaintFirstHistory(): RouterHistory {
  const history = createBrowserHistory();
  const { push, replace } = history;
  history.push = (...change) => afterPaint(() => push(...change));
  history.replace = (...change) => afterPaint(() => replace(...change));
  return history;
}

function afterPaint(task: () => void): void {
  // A hidden page paints nothing, so it would wait forever.
  if (document.hidden || !navigator.userActivation.isActive) task();
  else requestAnimationFrame(() => setTimeout(task));
}
