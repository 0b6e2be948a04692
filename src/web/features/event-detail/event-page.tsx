import { Link } from '@tanstack/react-router';
import type { EventDetail } from '#contract/event.ts';
import { eventView } from '#web/common/event-view.ts';
import folds from '#web/common/detail/fold.module.css';
import { JsonText } from '#web/common/detail/json-text.tsx';
import layout from '#web/common/detail/two-columns.module.css';
import { IdText } from '#web/common/id-text.tsx';
import { useZone } from '#web/common/preferences.ts';
import { fullMoment } from '#web/format/date.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Mark } from '#web/ui/mark.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import text from '#web/ui/text.module.css';
import { Deliveries } from './deliveries.tsx';
import { objectOf } from './event-data.ts';
import styles from './event-page.module.css';
import { ObjectFacts } from './object-facts.tsx';
import { WhatChanged } from './what-changed.tsx';

interface EventPageProps {
  readonly event: EventDetail;
  /** Set when what is shown could not be read again. */
  readonly readError: Error | null;
}

export function EventPage({ event, readError }: EventPageProps) {
  const { word, mark, tone } = eventView(event.name);
  return (
    <div className={layout.page}>
      <h1 className={styles.title}>
        <Mark name={mark} tone={tone} />
        {word}
      </h1>
      <p className={styles.lead}>
        <code className={text.code}>{event.name}</code>
        {` on ${fullMoment(useZone(), Date.parse(event.fired_at))}`}
        {event.object_id !== null && (
          <>
            {', about '}
            <span className={text.id}>
              <IdText value={event.object_id} />
            </span>
          </>
        )}
      </p>
      <Beside event={event} />
      {readError && (
        <Notice tone="warn" title="This event could not be read again.">
          It shows what was known before. {readError.message}
        </Notice>
      )}
      <div className={layout.columns}>
        <div className={styles.sections}>
          <SectionBoundary what="What changed">
            <WhatChanged event={event} />
          </SectionBoundary>
          <SectionBoundary what="Who was told">
            <Deliveries deliveries={event.deliveries} />
          </SectionBoundary>
          <details className={folds.fold}>
            <summary>The data as ProcessOut sends it</summary>
            <JsonText value={event.data} what="the data" />
          </details>
        </div>
        <aside className={layout.side} aria-label="The object of this event">
          <SectionBoundary what="What the event says of its object">
            <ObjectFacts object={objectOf(event.data)} />
          </SectionBoundary>
        </aside>
      </div>
    </div>
  );
}

/** The events about the same object on both sides, and all of them. */
function Beside({ event: { object_id, before, after } }: { readonly event: EventDetail }) {
  if (object_id === null) return null;
  return (
    <nav className={styles.beside} aria-label="Events about the same object">
      {before && (
        <Link to="/events/$eventId" params={{ eventId: before.id }} className={text.link}>
          <Icon name="left" />
          {`Before: ${eventView(before.name).word}`}
        </Link>
      )}
      {after && (
        <Link to="/events/$eventId" params={{ eventId: after.id }} className={text.link}>
          {`After: ${eventView(after.name).word}`}
          <Icon name="right" />
        </Link>
      )}
      <Link to="/events" search={{ object_id }} className={text.link}>
        All events about it
      </Link>
    </nav>
  );
}
