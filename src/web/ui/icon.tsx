import styles from './icon.module.css';

const ICONS = {
  home: 'M2.5 7.5 8 2.5l5.5 5M4 6.5v7h8v-7M6.75 13.5V10h2.5v3.5',
  person:
    'M8 8.25a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.75 13.75c.4-2.6 2.5-4 5.25-4s4.85 1.4 5.25 4',
  statement: 'M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2',
  invoice: 'M3.5 2.5v11l1.5-1 1.5 1 1.5-1 1.5 1 1.5-1 1.5 1v-11zM6 5.75h4M6 8.5h4',
  chart: 'M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6',
  transactions: 'M2.5 5.5h11M10.5 2.5l3 3-3 3M13.5 10.5h-11M5.5 7.5l-3 3 3 3',
  bank: 'M2 6.5 8 2.5l6 4zM3.5 6.5v5M6.5 6.5v5M9.5 6.5v5M12.5 6.5v5M2 13.5h12',
  clock: 'M13.75 8a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0zM8 4.75V8l2.25 1.5',
  download: 'M8 2.5v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  bell: 'M3.5 11.5c1-1 1.25-2 1.25-4.25a3.25 3.25 0 0 1 6.5 0c0 2.25.25 3.25 1.25 4.25zM6.75 13.5h2.5',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.5 10.5l3.5 3.5',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  down: 'm4 6 4 4 4-4',
  up: 'm4 10 4-4 4 4',
  left: 'm10 4-4 4 4 4',
  right: 'm6 4 4 4-4 4',
  'arrow-up': 'M8 13.5v-11M4 6.5l4-4 4 4',
  'arrow-down': 'M8 2.5v11M4 9.5l4 4 4-4',
  'arrow-right': 'M3 8h10M9.5 4.5 13 8l-3.5 3.5',
  check: 'm3 8.5 3.25 3.25L13 5',
  columns: 'M2.5 3h11v10h-11zM6.25 3v10M9.75 3v10',
  rows: 'M2.5 3.5h11M2.5 6.5h11M2.5 9.5h11M2.5 12.5h11',
  moon: 'M13.25 9.75A5.75 5.75 0 0 1 6.25 2.75a5.75 5.75 0 1 0 7 7z',
  sun: 'M10.75 8a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0zM8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1',
  system: 'M2 3h12v8H2zM5.5 13.5h5M8 11v2.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  retry: 'M13 3.5v3.25H9.75M13 6.5A5.25 5.25 0 1 0 13.25 9',
  refund: 'M3 6.5h7a3 3 0 0 1 0 6H6M5.75 3.5 2.75 6.5l3 3',
  offline: 'M2 2l12 12M5 9.2a4.4 4.4 0 0 1 4.6-1M2.6 6.6A8 8 0 0 1 5.2 5M8 4.3a8 8 0 0 1 5.4 2.3M8 12h.01',
  info: 'M13.75 8a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0zM8 7.5v3.25M8 5.25h.01',
} as const;

export type IconName = keyof typeof ICONS;

/** A line drawing in the colour of the text around it; always beside words or a label, so hidden from readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}
