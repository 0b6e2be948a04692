import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './modal.module.css';

interface ModalProps {
  /** The id of the element that names it. */
  readonly labelledBy: string;
  /** A `finder` stands still at its top while what it found grows and shrinks. */
  readonly shape: 'panel' | 'dialog' | 'finder';
  /** Escape was pressed, or the system asked to go back. The modal stays open until it is no longer drawn. */
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/**
 * The platform's modal dialog: it brings the top layer, keeps the focus inside and gives it back afterwards. Escape only
 * asks: a half-filled form is not thrown away by one key.
 */
export function Modal({ labelledBy, shape, onCancel, children }: ModalProps) {
  const element = useRef<HTMLDialogElement>(null);
  // Before it leaves the page: a detached dialog could not give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={`${styles.modal} ${styles[shape]}`}
      aria-labelledby={labelledBy}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Once prevented, the browser does not close it on its own at the second press either.
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}
