import { idMaker } from './ids.ts';
import type { IdMaker } from './ids.ts';

/** One maker per kind of object (prefixes: facts sheet, section 6). */
export interface ObjectIds {
  readonly transaction: IdMaker;
  readonly invoice: IdMaker;
  readonly customer: IdMaker;
  readonly card: IdMaker;
  readonly token: IdMaker;
  readonly refund: IdMaker;
  readonly operation: IdMaker;
  readonly detail: IdMaker;
  readonly gateway: IdMaker;
}

export function createIds(seed: string): ObjectIds {
  return {
    transaction: idMaker(seed, 'tr'),
    invoice: idMaker(seed, 'iv'),
    customer: idMaker(seed, 'cust'),
    card: idMaker(seed, 'card'),
    token: idMaker(seed, 'tok'),
    refund: idMaker(seed, 'refd'),
    operation: idMaker(seed, 'tr_op'),
    detail: idMaker(seed, 'iv_det'),
    gateway: idMaker(seed, 'gway_conf'),
  };
}
