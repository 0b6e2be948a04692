import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import styles from './popover.module.css';

interface PopoverProps {
  /** The button's own content. */
  readonly label: ReactNode;
  readonly buttonClass?: string | undefined;
  readonly title: string;
  readonly wide?: boolean;
  /** Drawn only while open, so that a closed filter costs nothing. */
  readonly children: () => ReactNode;
}

/**
 * A button that opens a panel beneath itself: the platform's popover, which brings the top layer, Escape and closing on
 * a click outside; tabbing on closes it too. It is placed by CSS anchoring, and along the bottom edge on a phone.
 */
export function Popover({ label, buttonClass, title, wide = false, children }: PopoverProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <span className={styles.anchor}>
      <button
        type="button"
        className={buttonClass}
        aria-haspopup="dialog"
        aria-expanded={open}
        popoverTarget={id}
      >
        {label}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={title}
        className={`${styles.panel} ${wide ? styles.wide : ''}`}
        onBlur={({ relatedTarget: next, currentTarget: left }) => {
          if (next instanceof Node && !left.parentElement?.contains(next)) left.hidePopover();
        }}
        onToggle={(event) => {
          const opened = event.newState === 'open';
          setOpen(opened);
          if (opened) requestAnimationFrame(() => focusFirst(panel.current));
        }}
      >
        {open && children()}
      </div>
    </span>
  );
}

/** Focuses the first thing to act on; under a finger, none that would raise the keyboard unasked. */
export function focusFirst(panel: HTMLElement | null): void {
  const touch = matchMedia('(pointer: coarse)').matches;
  const first = touch ? 'select, button, [type=checkbox], [type=radio]' : 'input, select, button';
  panel?.querySelector<HTMLElement>(first)?.focus();
}

/** Closes the popover that is open; the platform gives the focus back to its button. */
export function closePopover(): void {
  document.querySelector<HTMLElement>(':popover-open')?.hidePopover();
}
