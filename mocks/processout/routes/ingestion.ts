import { ingest } from '../engine/ingest.ts';
import type { Handler } from '../http/call.ts';
import { configurationOf } from './gateway-configurations.ts';
import { readIngestion } from './ingestion-body.ts';

/** Payments that another provider handled (seed 003, Ingesting transaction data): all of a push, or none of it. */
export const ingestTransactions: Handler = (call) => {
  const { id } = configurationOf(call);
  for (const pushed of readIngestion(call.body)) ingest(call.engine, id, pushed);
  return { success: true };
};
