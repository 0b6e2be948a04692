import { Notice } from '#web/ui/notice.tsx';
import { labelOf } from './customer-form.ts';
import type { Change, Theirs } from './customer-form.ts';
import styles from './customer-form.module.css';

/** What would be sent, field by field, before it is. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <section className={styles.changes} aria-labelledby="changes">
      <h2 id="changes">What changes</h2>
      {changes.length === 0 ? (
        <p>Nothing yet.</p>
      ) : (
        <dl>
          {changes.map(({ field, before, after }, place) => (
            <div key={place}>
              <dt>{labelOf(field)}</dt>
              <dd>
                {before !== null && (
                  <>
                    <del>{before}</del>
                    {' → '}
                  </>
                )}
                <ins>{after === '' ? 'nothing' : after}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** Somebody was faster: what they changed beside what was typed here, which stays. */
export function TheirChanges({ changes }: { readonly changes: readonly Theirs[] }) {
  return (
    <Notice tone="warn" title="This customer was changed while you were typing. Nothing was sent.">
      <p>
        {changes.length === 0
          ? 'What is stored for them changed, nothing of what is shown here.'
          : 'The form shows them as they are now, and keeps what you typed. Look again before you save.'}
      </p>
      <ul className={styles.theirs}>
        {changes.map(({ field, before, after, mine }) => (
          <li key={field}>
            <strong>{labelOf(field)}</strong>: {before ?? 'nothing'} became {after ?? 'nothing'}
            {mine === null ? '.' : `; you typed ${mine}.`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
