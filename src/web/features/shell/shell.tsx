import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Environment } from '#contract/session.ts';
import { BrandMark } from '#web/ui/brand-mark.tsx';
import { Toast } from '#web/ui/toast.tsx';
import { ActingAs } from './acting-as.tsx';
import { DisplayTools } from './display-tools.tsx';
import { JumpBox } from './jump-box.tsx';
import { Dock, Rail } from './navigation.tsx';
import { Keys } from './keys.tsx';
import { LineBanner } from './line-banner.tsx';
import styles from './shell.module.css';
import { SyncStatus } from './sync-status.tsx';
import { useShellState } from './use-shell-state.ts';

const ENVIRONMENT: Record<Environment, string> = { demo: 'Demo data', sandbox: 'Sandbox', live: 'Live' };

/** The frame around every screen: where one can go, which project this is, and how far it is in step. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { session, sync } = useShellState();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      <div className={styles.rail} role="region" aria-label="Counterfoil">
        <div className={styles.railInner}>
          <Link to="/" className={styles.brand}>
            <BrandMark />
            Counterfoil
          </Link>
          <div className={styles.project}>
            <strong>{session?.project.name ?? '\u00a0'}</strong>
            <span className={session?.environment === 'live' ? styles.live : styles.trial}>
              {session ? ENVIRONMENT[session.environment] : '\u00a0'}
            </span>
          </div>
          <Rail />
          <div className={styles.foot}>
            <SyncStatus sync={sync} />
          </div>
        </div>
      </div>
      <div className={styles.body}>
        <header className={styles.top}>
          <Link to="/" className={styles.narrowBrand} aria-label="Counterfoil, overview">
            <BrandMark />
          </Link>
          <JumpBox />
          <DisplayTools />
          {session && <ActingAs session={session} />}
        </header>
        <main className={styles.page} id="main">
          <LineBanner sync={sync} />
          {children}
        </main>
      </div>
      <Dock />
      <Keys />
      <Toast />
    </div>
  );
}
