import { setPreference, usePreferences, useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { browserZone, zoneCity, zoneOffset } from '#web/format/zone.ts';
import { IconButton } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import type { IconName } from '#web/ui/icon.tsx';
import { closePopover, Popover } from '#web/ui/popover.tsx';
import styles from './display-tools.module.css';

const THEMES = { system: 'light', light: 'dark', dark: 'system' } as const;
const THEME_ICON: Record<keyof typeof THEMES, IconName> = { system: 'system', light: 'sun', dark: 'moon' };

function zones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}

function ZoneChoice() {
  const zone = useZone();
  const own = browserZone();
  return (
    <div className={styles.zones}>
      <label htmlFor="zone">Show times and count days in</label>
      <select
        id="zone"
        value={zone}
        onChange={(event) => setPreference('zone', event.target.value === own ? null : event.target.value)}
      >
        {[...new Set([own, ...zones()])].map((name) => (
          <option key={name} value={name}>
            {name.replaceAll('_', ' ')}
            {name === own ? ' (this browser)' : ''}
          </option>
        ))}
      </select>
      <button type="button" className={styles.done} onClick={closePopover}>
        Done
      </button>
    </div>
  );
}

/** How things are shown: the zone in words, density and theme. Kept in this browser. */
export function DisplayTools() {
  const { theme, density } = usePreferences();
  const zone = useZone();
  const now = useNow();
  const compact = density === 'compact';
  return (
    <div className={styles.tools}>
      <Popover
        title="Time zone"
        buttonClass={styles.zone}
        label={`Times in ${zoneCity(zone)}, ${zoneOffset(zone, now)}`}
      >
        {() => <ZoneChoice />}
      </Popover>
      <IconButton
        className={styles.density ?? ''}
        aria-label={compact ? 'Comfortable rows' : 'Compact rows'}
        onClick={() => setPreference('density', compact ? 'comfortable' : 'compact')}
      >
        <Icon name="rows" />
      </IconButton>
      <IconButton
        aria-label={`Theme: ${theme}. Switch to ${THEMES[theme]}`}
        onClick={() => setPreference('theme', THEMES[theme])}
      >
        <Icon name={THEME_ICON[theme]} />
      </IconButton>
    </div>
  );
}
