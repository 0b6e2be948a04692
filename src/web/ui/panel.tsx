import { useId } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { Modal } from './modal.tsx';
import styles from './panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** The steps of a form, and which one this is. */
  readonly steps?: readonly string[];
  readonly step?: number;
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** A modal panel at the end of the page: what is being done, its steps, the body that scrolls, and the buttons. */
export function Panel({
  title,
  lead,
  closeLabel,
  onClose,
  steps = [],
  step = 0,
  foot,
  children,
}: PanelProps) {
  const id = useId();
  return (
    <Modal shape="panel" labelledBy={id} onCancel={onClose}>
      <div className={styles.head}>
        <div>
          <h2 id={id}>{title}</h2>
          {lead !== undefined && <p>{lead}</p>}
        </div>
        <IconButton aria-label={closeLabel} onClick={onClose}>
          <Icon name="close" />
        </IconButton>
      </div>
      {steps.length > 0 && (
        <ol className={styles.steps}>
          {steps.map((name, index) => (
            <li key={name} aria-current={index === step ? 'step' : undefined}>
              {index + 1}. {name}
            </li>
          ))}
        </ol>
      )}
      <div className={styles.body} tabIndex={0} role="group" aria-label={steps[step] ?? title}>
        {children}
      </div>
      <div className={styles.foot}>{foot}</div>
    </Modal>
  );
}
