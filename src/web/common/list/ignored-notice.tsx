import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { ignoredWords } from './ignored-words.ts';
import styles from './ignored-notice.module.css';

interface IgnoredNoticeProps {
  readonly ignored: readonly string[] | undefined;
  readonly onDismiss: () => void;
}

/** Says once what a pasted address held and the list could not use. */
export function IgnoredNotice({ ignored, onDismiss }: IgnoredNoticeProps) {
  if (!ignored) return null;
  return (
    <div className={styles.notice}>
      <Notice
        tone="warn"
        title="Part of this address could not be used"
        action={
          <Button small kind="quiet" onClick={onDismiss}>
            Dismiss
          </Button>
        }
      >
        {`${ignoredWords(ignored)}: left out. The list shows the rest.`}
      </Notice>
    </div>
  );
}
