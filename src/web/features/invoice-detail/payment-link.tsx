import { CopyButton } from '#web/ui/copy-button.tsx';
import { QrCode } from '#web/ui/qr-code.tsx';
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
      <QrCode text={url} label="QR code of the payment link" />
    </section>
  );
}
