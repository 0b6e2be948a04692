import { useQuery } from '@tanstack/react-query';
import { settlementQuery } from '#web/api/settlement-queries.ts';
import { MetadataFacts } from '#web/common/detail/metadata-facts.tsx';
import { ObjectEvents } from '#web/common/detail/object-events.tsx';
import { Link } from '@tanstack/react-router';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { EmailText } from '#web/common/detail/email-text.tsx';
import { monthAndYear } from '#web/format/trail-time.ts';
import { countOf } from '#web/format/money.ts';
import { countryName } from '#web/format/words.ts';
import { Amount } from '#web/ui/amount.tsx';
import text from '#web/ui/text.module.css';
import { cardExpiry, cardNumber, checksInWords, threeDSInWords } from '../story/card-words.ts';
import { references } from '../story/references.ts';
import { isMoney, millis } from '../story/voice.ts';
import type { Telling } from '../story/voice.ts';
import { Fact, Facts, Reference } from '#web/common/detail/facts.tsx';

interface AboutProps {
  readonly detail: TransactionDetail;
  readonly telling: Telling;
}

/** The side column: who paid, with what, what it cost, and the names under which others know it. */
export function AboutPayment({ detail, telling }: AboutProps) {
  return (
    <>
      <CustomerFacts detail={detail} telling={telling} />
      <CardFacts detail={detail} />
      <FeeFacts detail={detail} />
      <Facts title="References">
        {references(detail).map(({ label, value }) => (
          <Reference key={label + value} label={label} value={value} />
        ))}
      </Facts>
      <MetadataFacts metadata={detail.metadata} />
      <ObjectEvents id={detail.id} />
    </>
  );
}

function CustomerFacts({ detail: { customer }, telling }: AboutProps) {
  if (!customer) return null;
  const place = [
    customer.city,
    customer.country_code === null ? null : countryName(customer.country_code),
  ].filter(Boolean);
  const count = customer.transactions_count;
  return (
    <Facts
      title="Customer"
      end={
        <Link className={text.link} to="/transactions" search={{ customer_id: customer.id }}>
          {count === null || count < 2 ? 'Their payments' : `All ${countOf(count, 'payment')}`}
        </Link>
      }
    >
      <Fact label="Name">
        <Link className={text.link} to="/customers/$customerId" params={{ customerId: customer.id }}>
          {customer.name ?? 'Without a name'}
        </Link>
      </Fact>
      <Fact label="E-mail">{customer.email && <EmailText address={customer.email} />}</Fact>
      <Fact label="Since">
        {customer.created_at === null ? null : monthAndYear(telling.zone, millis(customer.created_at))}
      </Fact>
      <Fact label="Lives in">{place.join(', ')}</Fact>
    </Facts>
  );
}

function CardFacts({ detail }: { readonly detail: TransactionDetail }) {
  const { card, invoice } = detail;
  if (!card && !invoice?.statement_descriptor) return null;
  const bank = card
    ? [card.bank_name, card.country_code === null ? null : countryName(card.country_code)].filter(Boolean)
    : [];
  return (
    <Facts title="Card">
      <Fact label="Number">{card && cardNumber(card)}</Fact>
      <Fact label="Expires">{card && cardExpiry(card)}</Fact>
      <Fact label="Bank">{bank.join(', ')}</Fact>
      <Fact label="Checks">{card && checksInWords(card)}</Fact>
      <Fact label="3D Secure">{threeDSInWords(detail.three_d_s_status)}</Fact>
      <Fact label="Acquirer">{detail.acquirer_name}</Fact>
      <Fact label="Statement">{invoice?.statement_descriptor}</Fact>
    </Facts>
  );
}

/** Fees stand in their own currency beside the payment and are never taken off its amounts. */
function FeeFacts({ detail: { id, fees, captured_amount, currency } }: Pick<AboutProps, 'detail'>) {
  const { data: settlement } = useQuery({
    ...settlementQuery(id),
    enabled: isMoney(captured_amount, currency),
  });
  const told = [
    { label: 'Estimated', amount: fees.estimated, currency: fees.currency },
    { label: 'PSP', amount: fees.gateway, currency: fees.currency },
    { label: 'ProcessOut', amount: fees.processout, currency: fees.currency },
  ];
  const paid = (settlement?.fees ?? [])
    .filter(({ kind }) => kind === 'paid')
    .map((fee) => ({ ...fee, label: 'Paid in payouts' }));
  const rows = [...told, ...paid].filter((row) => row.amount !== null && row.currency !== null);
  if (rows.length === 0) return null;
  return (
    <Facts title="Fees">
      {rows.map((row) => (
        <Fact key={row.label + String(row.currency)} label={row.label}>
          <Amount value={row.amount ?? '0'} currency={row.currency ?? ''} />
        </Fact>
      ))}
    </Facts>
  );
}
