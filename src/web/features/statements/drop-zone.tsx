import { useId, useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { useRefusal } from '#web/common/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import styles from './drop-zone.module.css';

interface DropZoneProps {
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

/** Where a statement is dropped; a button does the same for whoever does not drag. */
export function DropZone({ busy, onFile }: DropZoneProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const refusal = useRefusal('match');
  const closed = busy || refusal !== null;
  const isFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <div
      className={styles.zone}
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file && !closed) onFile(file);
      }}
    >
      <p id={id}>
        <strong>{busy ? 'Reading the file …' : 'Drop a bank statement here'}</strong>
        <span>{refusal ?? 'CAMT.053, MT940 or CSV, up to 6 MB. It is kept on your own server.'}</span>
      </p>
      <input
        ref={input}
        className={styles.input}
        type="file"
        tabIndex={-1}
        aria-label="Bank statement file"
        accept=".xml,.sta,.mt940,.940,.txt,.csv,.tsv,text/*,application/xml"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it was mended.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button
        kind="primary"
        aria-describedby={id}
        aria-disabled={closed || undefined}
        onClick={() => {
          if (!closed) input.current?.click();
        }}
      >
        <Icon name="plus" />
        Choose a file
      </Button>
    </div>
  );
}
