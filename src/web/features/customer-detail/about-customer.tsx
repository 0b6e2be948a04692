import { Link } from '@tanstack/react-router';
import type { CustomerDetail } from '#contract/customer.ts';
import { MetadataFacts } from '#web/common/detail/metadata-facts.tsx';
import { ObjectEvents } from '#web/common/detail/object-events.tsx';
import { EmailText } from '#web/common/detail/email-text.tsx';
import { Fact, Facts, Reference } from '#web/common/detail/facts.tsx';
import { countryName } from '#web/format/words.ts';
import { Amount } from '#web/ui/amount.tsx';
import text from '#web/ui/text.module.css';

/** The side column: how to reach them, and the names under which others know them. */
export function AboutCustomer({ customer }: { readonly customer: CustomerDetail }) {
  const { balance, currency } = customer;
  const country = customer.country_code === null ? null : countryName(customer.country_code);
  return (
    <>
      <Facts title="Contact">
        <Fact label="E-mail">{customer.email !== null && <EmailText address={customer.email} />}</Fact>
        <Fact label="Phone">{customer.phone_number}</Fact>
        <Fact label="Address">{[...customer.address, country].filter(Boolean).join(', ')}</Fact>
        <Fact label="Business">
          {customer.is_business === null ? null : customer.is_business ? 'Yes' : 'No'}
        </Fact>
        <Fact label="Document">{customer.legal_document}</Fact>
      </Facts>
      <Facts title="Account">
        <Fact label="Currency">{currency}</Fact>
        <Fact label="Balance">
          {balance !== null && currency !== null && <Amount value={balance} currency={currency} />}
        </Fact>
        <Fact label="Invoices">
          <Link to="/invoices" search={{ customer_id: customer.id }} className={text.link}>
            Open as a list
          </Link>
        </Fact>
        <Reference label="Customer" value={customer.id} />
      </Facts>
      <MetadataFacts metadata={customer.metadata} />
      <ObjectEvents id={customer.id} />
    </>
  );
}
