import { useState } from 'react';
import type { CustomerFacts, CustomerField } from '#contract/customer-edit.ts';
import type { ApiError } from '#web/api/api-error.ts';
import { useWrite } from '#web/common/use-write.ts';
import { problemSentence, readForm } from './customer-form.ts';
import type { Edits, Facts } from './customer-form.ts';
import { readMetadata, UNTOUCHED } from './metadata-form.ts';
import type { MetadataEdits } from './metadata-form.ts';

interface CustomerFormUse {
  /** As the customer is known to be; empty for a new one. */
  readonly facts: Facts;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly onFailure?: (error: ApiError, edits: Edits, metadata: MetadataEdits) => void;
}

/** What is typed about a customer, what is wrong with it, and its way to the backend. */
export function useCustomerForm({ facts, metadata = {}, onFailure }: CustomerFormUse) {
  const [edits, setEdits] = useState<Edits>({});
  const [pairs, setPairs] = useState(UNTOUCHED);
  /** Problems are shown once somebody tried to send, and from then on while typing. */
  const [tried, setTried] = useState(false);
  const { sending, failure, send, changed } = useWrite((error) => onFailure?.(error, edits, pairs));
  const fields = readForm(facts, edits);
  const own = readMetadata(metadata, pairs);
  return {
    edits,
    pairs,
    changes: [...fields.changes, ...own.changes],
    sending,
    failure,
    problems: { ...(tried ? fields.problems : {}), ...saidOf(failure) },
    pairProblems: tried ? { ...own.problems, whole: own.problems.whole ?? refusedPairs(failure) } : null,
    type(change: Edits) {
      setEdits({ ...edits, ...change });
      changed();
    },
    typePairs(change: MetadataEdits) {
      setPairs(change);
      changed();
    },
    /** Sends what is sound; null when it is not, or when it did not work. */
    async send<T>(
      call: (body: CustomerFacts, key: string) => Promise<T>,
      then: (value: T) => Promise<unknown>,
    ): Promise<T | null> {
      setTried(true);
      const isSound = [fields, own].every(({ changes, body }) => changes.length === 0 || body !== null);
      if (!isSound) return null;
      const body = { ...fields.body, ...(own.body !== null && { metadata: own.body }) };
      return send((key) => call(body, key), then);
    },
  };
}

function saidOf(failure: ApiError | null): Partial<Record<CustomerField, string>> {
  const said = Object.entries(failure?.fields ?? {}) as [CustomerField, string][];
  return Object.fromEntries(said.map(([field, words]) => [field, problemSentence(field, words)]));
}

function refusedPairs(failure: ApiError | null): string | null {
  const said = failure?.fields['metadata'];
  return said === undefined ? null : `Metadata: ${said}`;
}
