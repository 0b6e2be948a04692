import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import styles from './key-help.module.css';
import { NAV_ENTRIES } from './nav-entries.ts';

const LISTS = [
  { keys: ['j', 'k'], does: 'Next and previous row' },
  { keys: ['Enter'], does: 'Open the row' },
  { keys: ['/'], does: 'Search the list, or find an id' },
  { keys: ['Ctrl', 'K'], does: 'Find or do anything; with Cmd on a Mac' },
  { keys: ['Esc'], does: 'Close what is open' },
  { keys: ['?'], does: 'These keys' },
];

/** The keys, for whoever asks. None of them works while one types. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      <dl className={styles.keys}>
        {NAV_ENTRIES.map(({ letter, word }) => (
          <Line key={letter} keys={['g', letter]} does={`Go to ${word.toLowerCase()}`} />
        ))}
        {LISTS.map(({ keys, does }) => (
          <Line key={does} keys={keys} does={does} />
        ))}
      </dl>
    </Dialog>
  );
}

function Line({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
