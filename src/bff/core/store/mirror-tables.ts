/** Tables of the mirror. Times are microseconds since the epoch, amounts minor units of the row's currency. */
export interface MirrorTables {
  transaction: TransactionTable;
}

export interface TransactionTable {
  id: string;
}
