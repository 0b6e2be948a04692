import styles from './mark.module.css';

/** A status' shape: the same drawing in lists, badges and timelines. Colour comes from the tone around it. */
export type MarkName = keyof typeof MARKS;
export type Tone = 'good' | 'hold' | 'warn' | 'bad' | 'back' | 'off';

interface Shape {
  readonly stroke?: string;
  readonly fill?: string;
  readonly knock?: string;
  readonly circle?: 'plain' | 'dashed' | 'solid' | 'lens';
  readonly dot?: boolean;
  /** The stroke is of dashes: announced, and nothing has moved. */
  readonly dashed?: boolean;
}

const DIAMOND = 'M8 1.6 14.4 8 8 14.4 1.6 8z';
const SQUARE = 'M2.25 2.25h11.5v11.5H2.25z';
const FULL_SQUARE = 'M1.5 1.5h13v13h-13z';
const TURNING = 'M3.2 5A5.75 5.75 0 1 1 2.3 8.6M2.6 1.8v3.5h3.5';

const MARKS = {
  waiting: { circle: 'plain' },
  pending: { circle: 'dashed' },
  held: { circle: 'plain', stroke: 'M6.4 5.8v4.4M9.6 5.8v4.4' },
  expiring: { circle: 'plain', stroke: 'M8 4.8V8l2.2 1.4' },
  capturing: { circle: 'plain', fill: 'M8 4.2a3.8 3.8 0 0 1 0 7.6z' },
  done: { circle: 'solid', knock: 'm5 8.3 2.1 2.1L11 6.2' },
  failed: { circle: 'solid', knock: 'm5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6' },
  voided: { circle: 'plain', stroke: 'm4.2 11.8 7.6-7.6' },
  'partly-refunded': { stroke: TURNING },
  refunded: { stroke: TURNING, dot: true },
  review: { circle: 'lens', stroke: 'm10.4 10.4 3.6 3.6M6.9 5v2.2M6.9 9h.01' },
  blocked: { fill: 'M5.2 1.3h5.6l3.9 3.9v5.6l-3.9 3.9H5.2l-3.9-3.9V5.2z', knock: 'M4.8 8h6.4' },
  question: { stroke: `${DIAMOND}M6.6 6.7c0-1.9 2.8-1.8 2.8-.1 0 1-1.4 1.1-1.4 2.2M8 10.8h.01` },
  warning: { stroke: 'M8 1.8 14.6 13.6H1.4zM8 6.2v3.4M8 11.6h.01' },
  dispute: { fill: 'M8 .8 15.2 8 8 15.2.8 8z', knock: 'M8 4.6v4.2M8 11.2h.01' },
  won: { stroke: `${DIAMOND}m-2.4 6.5 1.8 1.8 3-3.3` },
  lost: { stroke: `${DIAMOND}m-1.9 4.5 3.8 3.8M9.9 6.1 6.1 9.9` },
  checking: { circle: 'dashed', stroke: 'M6.4 6.6c0-2.1 3.2-2 3.2-.1 0 1.2-1.6 1.2-1.6 2.4M8 10.9h.01' },
  sent: { circle: 'plain', stroke: 'M5 8h6M8.7 5.7 11 8l-2.3 2.3' },
  shield: { stroke: 'M8 1.8l5 1.8v4c0 3.1-2 5.4-5 6.6-3-1.2-5-3.5-5-6.6v-4zM5.7 8l1.7 1.7 3-3.2' },
  live: { dot: true },
  'payout-announced': { stroke: SQUARE, dashed: true },
  'payout-sent': { stroke: `${SQUARE}M5 8h6M8.7 5.7 11 8l-2.3 2.3` },
  'payout-received': { fill: FULL_SQUARE, knock: 'm4.9 8.3 2.1 2.1 4.1-4.4' },
  'payout-canceled': { stroke: `${SQUARE}M4.8 11.2l6.4-6.4` },
  'payout-failed': { fill: FULL_SQUARE, knock: 'm5.5 5.5 5 5M10.5 5.5l-5 5' },
  proved: { stroke: 'm3 8.5 3.25 3.25L13 5' },
  note: { circle: 'plain', stroke: 'M8 7.5v3.25M8 5.25h.01' },
} as const satisfies Record<string, Shape>;

const RADIUS = { plain: 5.75, dashed: 5.75, solid: 6.5, lens: 4.7 } as const;

export function Mark({ name, tone }: { readonly name: MarkName; readonly tone: Tone }) {
  const shape: Shape = MARKS[name];
  const at = shape.circle === 'lens' ? 6.9 : 8;
  return (
    <svg className={`${styles.mark} ${styles[tone]}`} viewBox="0 0 16 16" aria-hidden="true">
      {shape.circle && (
        <circle
          className={shape.circle === 'solid' ? styles.fill : styles.stroke}
          cx={at}
          cy={at}
          r={RADIUS[shape.circle]}
          strokeDasharray={shape.circle === 'dashed' ? '2.1 2.4' : undefined}
        />
      )}
      {shape.fill && <path className={styles.fill} d={shape.fill} />}
      {shape.stroke && (
        <path
          className={styles.stroke}
          d={shape.stroke}
          strokeDasharray={shape.dashed ? '2.3 2.3' : undefined}
        />
      )}
      {shape.dot && <circle className={styles.fill} cx="8" cy="8" r="2.6" />}
      {shape.knock && <path className={styles.knock} d={shape.knock} />}
    </svg>
  );
}
