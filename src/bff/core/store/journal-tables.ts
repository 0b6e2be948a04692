/** Tables of the journal. Times are epoch milliseconds, amounts decimal strings in major units. */
export interface IntentTables {
  intent: IntentRow;
}

export interface IntentRow {
  id: string;
}
