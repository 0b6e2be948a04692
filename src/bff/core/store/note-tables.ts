import type { Generated, Selectable } from 'kysely';

/** What staff wrote on transactions, customers and payouts. Rows are added and withdrawn, never changed or deleted. */
export interface NoteTables {
  note: NoteTable;
}

export type NoteRow = Selectable<NoteTable>;

interface NoteTable {
  /** The order of writing. */
  position: Generated<number>;
  /** The key of the form that it was written in, in lower case. */
  id: string;
  object_id: string;
  text: string;
  author_id: string;
  author_name: string;
  /** Epoch milliseconds. */
  created_at: number;
  withdrawn_at: number | null;
}
