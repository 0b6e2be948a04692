import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { saveFile } from '#web/common/save-file.ts';
import type { DemoControls, StatementSample } from './demo-controls.ts';
import { STATEMENT_SAMPLES, STEPS_OF_TIME, TROUBLES } from './demo-controls.ts';
import { Button } from '#web/ui/button.tsx';
import styles from './demo-panel.module.css';
import { Switch } from './switch.tsx';

/** A small drawer that changes the simulated world: time, traffic and what goes wrong at ProcessOut. */
export function DemoPanel({ controls }: { readonly controls: DemoControls }): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);

  async function advance(label: string, ms: number): Promise<void> {
    await controls.advance(ms);
    setSaid(`The world is ${label} later.`);
  }

  async function download(format: StatementSample): Promise<void> {
    const { name, content } = await controls.statement(format);
    saveFile(new Blob([content]), name);
    setSaid(`${name} was saved. Drop it on Bank statements.`);
  }

  return (
    <aside className={styles.root} aria-label="Demo" data-demo="">
      <Button ref={opener} small aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        Demo data
      </Button>
      <div id={id} className={styles.panel} hidden={!open}>
        <p className={styles.lead}>
          A made-up shop in the memory of this tab. Nothing leaves it; a reload starts again.
        </p>
        <fieldset className={styles.group}>
          <legend>Move time forward</legend>
          <div className={styles.buttons}>
            {STEPS_OF_TIME.map(({ label, ms }) => (
              <Button key={label} small onClick={() => advance(label, ms)}>
                {label}
              </Button>
            ))}
          </div>
          <p className={styles.does}>Holds lapse, automatic captures happen, some refunds fail late.</p>
        </fieldset>
        <fieldset className={styles.group}>
          <legend>Let things happen</legend>
          <Switch
            label="New payments arrive"
            does="One every few seconds, as in a shop that is open."
            initially={controls.isTrafficOn()}
            onChange={(on) => controls.traffic(on)}
          />
          {TROUBLES.map(({ name, label, does }) => (
            <Switch key={name} label={label} does={does} onChange={(on) => controls.trouble(name, on)} />
          ))}
        </fieldset>
        <fieldset className={styles.group}>
          <legend>Download a sample statement</legend>
          <div className={styles.buttons}>
            {STATEMENT_SAMPLES.map(({ format, label }) => (
              <Button key={label} small onClick={() => download(format)}>
                {label}
              </Button>
            ))}
          </div>
          <p className={styles.does}>What the shop's bank booked in the last sixty days.</p>
        </fieldset>
        <Button small onClick={() => controls.reset()}>
          Start again
        </Button>
        <p className={styles.said} role="status">
          {said}
        </p>
      </div>
    </aside>
  );
}
