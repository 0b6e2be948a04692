import type { MouseEvent, ReactNode } from 'react';

/** Goes to an address of this app without loading the page. */
export type Follow = (href: string) => void;

interface RowsLinkProps {
  readonly href: string | undefined;
  readonly follow: Follow;
  readonly className?: string | undefined;
  /** For a mark, which has no words of its own. */
  readonly label?: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/**
 * The way to the rows behind a mark: a real link, also inside a drawing, so that it opens in a new tab as any other. In
 * a drawing it is reached with the arrow keys and Enter, not with Tab: a chart is one stop, however many marks it has.
 */
export function RowsLink({ href, follow, className, label, title, children }: RowsLinkProps) {
  if (href === undefined) return children;
  return (
    <a
      href={href}
      className={className}
      aria-label={label}
      title={title}
      tabIndex={label === undefined ? undefined : -1}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        follow(href);
      }}
    >
      {children}
    </a>
  );
}

/** Other clicks are the browser's: a new tab, a new window, a download. */
function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}
