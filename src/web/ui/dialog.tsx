import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';
import { Modal } from './modal.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A question in the middle of the page, with its consequence and the verb on the button. */
export function Dialog({ title, onClose, actions, children }: DialogProps) {
  const id = useId();
  return (
    <Modal shape="dialog" labelledBy={id} onCancel={onClose}>
      <div className={styles.inside}>
        <h2 id={id}>{title}</h2>
        {children}
        <div className={styles.actions}>{actions}</div>
      </div>
    </Modal>
  );
}
