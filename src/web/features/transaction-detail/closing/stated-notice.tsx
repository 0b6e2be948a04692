import type { Intent } from '#contract/intent.ts';
import { intentNoun } from '#web/common/intent-words.ts';
import { shortMoment } from '#web/format/date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { capitalized } from '#web/format/capitalized.ts';
import { millis } from '../story/voice.ts';
import type { Telling } from '../story/voice.ts';

interface StatedNoticeProps {
  readonly intent: Intent;
  readonly closed: NonNullable<Intent['closed']>;
  readonly telling: Telling;
}

/** An outcome that rests on a person's word: it stays in sight, since ProcessOut does not show it. */
export function StatedNotice({ intent, closed, telling: { zone, now } }: StatedNoticeProps) {
  const outcome = intent.state === 'done' ? 'it happened' : 'it did not happen';
  const { by, at, note, reference } = closed;
  return (
    <Notice tone="info" title={`${capitalized(intentNoun(intent))}: ${by.name} stated that ${outcome}.`}>
      {`${capitalized(shortMoment(zone, millis(at), now))}: “${note}”`}
      {reference !== null && ` Reference ${reference}.`}
    </Notice>
  );
}
