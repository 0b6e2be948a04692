import { MetadataFacts } from '#web/common/detail/metadata-facts.tsx';
import { ObjectEvents } from '#web/common/detail/object-events.tsx';
import { Link } from '@tanstack/react-router';
import type { InvoiceDetail } from '#contract/invoice.ts';
import { EmailText } from '#web/common/detail/email-text.tsx';
import { Fact, Facts, Reference } from '#web/common/detail/facts.tsx';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortMoment } from '#web/format/date.ts';
import { countryName } from '#web/format/words.ts';
import { Amount } from '#web/ui/amount.tsx';
import text from '#web/ui/text.module.css';

/** The side column: for whom it is, what else it says, and the names under which others know it. */
export function AboutInvoice({ invoice }: { readonly invoice: InvoiceDetail }) {
  return (
    <>
      <CustomerFacts invoice={invoice} />
      <InvoiceFacts invoice={invoice} />
      <ShippingFacts invoice={invoice} />
      <Facts title="References">
        <Reference label="Invoice" value={invoice.id} />
        <Reference label="Transaction" value={invoice.transaction.id} />
        <Reference label="Link" value={invoice.url} />
        <Reference label="Webhook" value={invoice.webhook_url} />
        <Reference label="Return" value={invoice.return_url} />
        <Reference label="Cancel" value={invoice.cancel_url} />
      </Facts>
      <MetadataFacts metadata={invoice.metadata} />
      <ObjectEvents id={invoice.id} />
    </>
  );
}

function CustomerFacts({ invoice: { transaction } }: { readonly invoice: InvoiceDetail }) {
  const { customer } = transaction;
  if (!customer) return null;
  return (
    <Facts title="Customer">
      <Fact label="Name">
        <Link className={text.link} to="/customers/$customerId" params={{ customerId: customer.id }}>
          {customer.name ?? 'Without a name'}
        </Link>
      </Fact>
      <Fact label="E-mail">{customer.email !== null && <EmailText address={customer.email} />}</Fact>
    </Facts>
  );
}

const INITIATED: Readonly<Record<string, string>> = {
  'one-off': 'By the shop, once',
  recurring: 'By the shop, repeatedly',
};

function InvoiceFacts({ invoice }: { readonly invoice: InvoiceDetail }) {
  const zone = useZone();
  const now = useNow();
  const { currency, tax, risk, device, expires_at } = invoice;
  return (
    <Facts title="Invoice">
      <Fact label={invoice.state === 'expired' ? 'Link expired' : 'Link expires'}>
        {expires_at !== null && shortMoment(zone, Date.parse(expires_at), now)}
      </Fact>
      <Fact label="Started">
        {invoice.merchant_initiator_type !== null &&
          (INITIATED[invoice.merchant_initiator_type] ?? invoice.merchant_initiator_type)}
      </Fact>
      <Fact label="Statement">{invoice.statement_descriptor}</Fact>
      <Fact label="Kind">{invoice.payment_type}</Fact>
      <Fact label="Tax">{tax?.amount != null && <Amount value={tax.amount} currency={currency} />}</Fact>
      <Fact label="Tax rate">{tax?.rate != null && `${tax.rate}%`}</Fact>
      <Fact label="Risk score">{risk?.score}</Fact>
      <Fact label="Known good">{risk?.is_legit == null ? null : risk.is_legit ? 'Yes' : 'No'}</Fact>
      <Fact label="Device">{[device?.channel, device?.ip_address].filter(Boolean).join(', ')}</Fact>
    </Facts>
  );
}

function ShippingFacts({ invoice: { shipping, currency } }: { readonly invoice: InvoiceDetail }) {
  if (!shipping) return null;
  return (
    <Facts title="Shipping">
      <Fact label="Charged">
        {shipping.amount !== null && <Amount value={shipping.amount} currency={currency} />}
      </Fact>
      <Fact label="How">{[shipping.method, shipping.provider].filter(Boolean).join(', ')}</Fact>
      <Fact label="To">
        {[...shipping.address, countryInFull(shipping.country_code)].filter(Boolean).join(', ')}
      </Fact>
    </Facts>
  );
}

/** "Sweden (SE)": the name for people, the code for forms of carriers. */
function countryInFull(code: string | null): string | null {
  if (code === null) return null;
  const name = countryName(code);
  return name === code ? code : `${name} (${code})`;
}
