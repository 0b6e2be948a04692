import type { SyncState } from '#contract/sync.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { useNetwork, useOnline } from '#web/common/use-online.ts';
import { duration, timeOfDay } from '#web/format/date.ts';
import { Notice } from '#web/ui/notice.tsx';
import styles from './line-banner.module.css';

interface LineBannerProps {
  readonly sync: SyncState | undefined;
}

/** What is wrong with the line, above every screen: our own network, then ProcessOut's. Nothing when all is well. */
export function LineBanner({ sync }: LineBannerProps) {
  return (
    <div className={styles.banner}>
      <Trouble sync={sync} />
    </div>
  );
}

function Trouble({ sync }: LineBannerProps) {
  const hasNetwork = useNetwork();
  const online = useOnline();
  const now = useNow(1_000);
  const zone = useZone();
  if (!hasNetwork) {
    return (
      <p className={styles.offline} role="status">
        {online
          ? 'You are offline. The demo goes on: its server runs in this page.'
          : 'You are offline. This page can be read; nothing can be sent.'}
      </p>
    );
  }
  if (sync === undefined || sync.upstream.state === 'up') return null;
  const { state, since, retry_at } = sync.upstream;
  const wait = retry_at === null ? null : Math.max(0, Date.parse(retry_at) - now);
  const soon = wait === null ? '' : ` We try again in ${duration(Math.max(wait, 1000))}.`;
  if (state === 'limited') {
    return (
      <Notice tone="plain" title="ProcessOut asks us to slow down.">
        Lists go on from what is known.{soon}
      </Notice>
    );
  }
  const from = since === null ? '' : ` since ${timeOfDay(zone, Date.parse(since))}`;
  return (
    <Notice tone="warn" icon="offline" title={`ProcessOut has not answered${from}.`}>
      Lists show what was known then. Refunds, captures and voids wait until it answers.{soon}
    </Notice>
  );
}
