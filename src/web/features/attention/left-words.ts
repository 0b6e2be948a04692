import type { Intent } from '#contract/intent.ts';
import { intentNoun } from '#web/common/intent-words.ts';

/** "Refund of €10.00, asked for by Mara Lindqvist." and why it was left. */
export function leftWords(intent: Intent): string {
  const what = intentNoun(intent);
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}, asked for by ${intent.actor.name}. ${intent.message ?? ''}`;
}
