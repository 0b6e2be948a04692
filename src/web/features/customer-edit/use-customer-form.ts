import { useState } from 'react';
import type { CustomerFacts, CustomerField } from '#contract/customer-edit.ts';
import type { ApiError } from '#web/api/api-error.ts';
import { useWrite } from '#web/common/use-write.ts';
import { problemSentence, readForm } from './customer-form.ts';
import type { Edits, Facts } from './customer-form.ts';

interface CustomerFormUse {
  /** As the customer is known to be; empty for a new one. */
  readonly facts: Facts;
  readonly onFailure?: (error: ApiError, edits: Edits) => void;
}

/** What is typed about a customer, what is wrong with it, and its way to the backend. */
export function useCustomerForm({ facts, onFailure }: CustomerFormUse) {
  const [edits, setEdits] = useState<Edits>({});
  /** Problems are shown once somebody tried to send, and from then on while typing. */
  const [tried, setTried] = useState(false);
  const { sending, failure, send, changed } = useWrite((error) => onFailure?.(error, edits));
  const reading = readForm(facts, edits);
  return {
    edits,
    reading,
    sending,
    failure,
    problems: { ...(tried ? reading.problems : {}), ...saidOf(failure) },
    type(change: Edits) {
      setEdits({ ...edits, ...change });
      changed();
    },
    /** Sends what is sound; null when it is not, or when it did not work. */
    async send<T>(call: (body: CustomerFacts, key: string) => Promise<T>): Promise<T | null> {
      setTried(true);
      const { body } = reading;
      return body === null ? null : send((key) => call(body, key));
    },
  };
}

function saidOf(failure: ApiError | null): Partial<Record<CustomerField, string>> {
  const said = Object.entries(failure?.fields ?? {}) as [CustomerField, string][];
  return Object.fromEntries(said.map(([field, words]) => [field, problemSentence(field, words)]));
}
