import type { EventDelivery } from '#contract/event.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortDay, shortDuration, timeWithSeconds } from '#web/format/date.ts';
import { Status } from '#web/ui/status.tsx';
import type { StatusView } from '#web/ui/status.tsx';
import styles from './event-page.module.css';

interface DeliveriesProps {
  /** Null when they could not be read. */
  readonly deliveries: readonly EventDelivery[] | null;
}

/** Who was told of the event, and what they answered: each attempt, oldest first. */
export function Deliveries({ deliveries }: DeliveriesProps) {
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">Webhook deliveries</h2>
      {deliveries === null && <p className={styles.words}>The deliveries could not be read.</p>}
      {deliveries?.length === 0 && (
        <p className={styles.words}>
          Nobody was told of this event: no webhook address was set, or none is listed any more.
        </p>
      )}
      <ol className={styles.deliveries}>
        {deliveries?.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} />
        ))}
      </ol>
    </section>
  );
}

function Delivery({ delivery }: { readonly delivery: EventDelivery }) {
  const zone = useZone();
  const now = useNow();
  const { release_at, url, response_time_ms, response_body } = delivery;
  const at = release_at === null ? null : Date.parse(release_at);
  return (
    <li>
      <Status status={deliveryStatus(delivery)} />
      {at !== null && (
        <time dateTime={release_at ?? undefined} className={styles.words}>
          {`${shortDay(zone, at, now)}, ${timeWithSeconds(zone, at)}`}
        </time>
      )}
      {response_time_ms !== null && <span className={styles.words}>{tookInWords(response_time_ms)}</span>}
      <span className={styles.url}>{url}</span>
      {response_body !== null && response_body !== '' && (
        <details>
          <summary>What it answered</summary>
          <pre tabIndex={0} role="region" aria-label="What it answered">
            {response_body}
          </pre>
        </details>
      )}
    </li>
  );
}

/** The words of the official SDKs (facts sheet, section 6, Webhook) as staff say them. */
function deliveryStatus({ status, response_code }: EventDelivery): StatusView {
  switch (status) {
    case 'delivered':
      return { mark: 'done', tone: 'good', word: 'Delivered', detail: code(response_code) };
    case 'failed':
      return { mark: 'failed', tone: 'bad', word: 'Failed', detail: code(response_code) ?? 'no answer' };
    case 'pending':
      return { mark: 'pending', tone: 'off', word: 'Waiting', detail: 'not sent yet' };
    default:
      return { mark: 'sent', tone: 'off', word: status ?? 'Unknown', detail: code(response_code) };
  }
}

/** "212 ms", then as anywhere else */
function tookInWords(ms: number): string {
  return ms < 1000 ? `${String(Math.round(ms))} ms` : shortDuration(ms);
}

function code(response: string | null): string | null {
  return response === null ? null : `answered ${response}`;
}
