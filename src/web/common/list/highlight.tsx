import styles from './highlight.module.css';

/** Underlines where the search text occurs, without regard to case. */
export function Highlight({ text, q }: { readonly text: string; readonly q: string | undefined }) {
  const at = q === undefined ? -1 : text.toLowerCase().indexOf(q.toLowerCase());
  if (q === undefined || at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className={styles.match}>{text.slice(at, at + q.length)}</mark>
      {text.slice(at + q.length)}
    </>
  );
}
