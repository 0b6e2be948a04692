import { useState } from 'react';
import { getFile } from '#web/api/client.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import styles from './download-button.module.css';
import { saveFile } from './save-file.ts';

interface DownloadButtonProps {
  readonly label: string;
  /** Where the backend has the file, and what to save it as. */
  readonly path: string;
  readonly fileName: string;
}

/** Asks for a file and saves it. The file is whole or is refused: why not is said beneath. */
export function DownloadButton({ label, path, fileName }: DownloadButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const download = async () => {
    setBusy(true);
    setProblem(null);
    try {
      saveFile(await getFile(path), fileName);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The file could not be made.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className={styles.download}>
      <Button aria-disabled={isBusy || undefined} onClick={() => void (isBusy || download())}>
        <Icon name="download" />
        {isBusy ? 'Making the file …' : label}
      </Button>
      <span role="status" className={styles.problem}>
        {problem}
      </span>
    </span>
  );
}
