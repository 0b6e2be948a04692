import { encode } from 'uqr';
import { CopyButton } from '#web/ui/copy-button.tsx';
import styles from './invoice-page.module.css';

/** Where the customer pays: to be sent, or to be pointed a camera at. */
export function PaymentLink({ url }: { readonly url: string }) {
  return (
    <section className={styles.link} aria-labelledby="payment-link">
      <div className={styles.words}>
        <h2 id="payment-link">Payment link</h2>
        <p>
          Whoever opens it can pay this invoice, once. Send it to the customer, or let them scan the code.
        </p>
        <div className={styles.url}>
          <span title={url}>{url}</span>
          <CopyButton text={url} what="the payment link" />
        </div>
      </div>
      <QrCode text={url} />
    </section>
  );
}

/** The code as one path: a square per dark module, drawn in the modules' own units. */
function QrCode({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label="QR code of the payment link"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
