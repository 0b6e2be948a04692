import type { ReactNode } from 'react';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import styles from './page-form.module.css';

interface FormHeadProps {
  /** The link to where one came from. */
  readonly up: ReactNode;
  readonly here: string;
  readonly title: string;
  readonly lead: string;
}

/** What a form that is a page of its own is for. */
export function FormHead({ up, here, title, lead }: FormHeadProps) {
  return (
    <>
      <Crumbs up={up} here={here} />
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{lead}</p>
    </>
  );
}
