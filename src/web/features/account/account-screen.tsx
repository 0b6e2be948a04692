import { useQuery } from '@tanstack/react-query';
import type { Me } from '#contract/sign-in.ts';
import { ROLE_WORDS } from '#domain/access.ts';
import { meQuery } from '#web/api/me-queries.ts';
import head from '#web/common/list/list-head.module.css';
import { ListRows } from '#web/common/list/list-rows.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import styles from './account.module.css';
import { AuthenticatorSection } from './authenticator-section.tsx';
import { PasskeySection } from './passkey-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionSection } from './session-section.tsx';

/** How one proves who one is, and where one is signed in. */
export function AccountScreen() {
  const page = useQuery(meQuery());
  usePageTitle('Your account');
  return (
    <>
      <div className={head.head}>
        <h1>Your account</h1>
      </div>
      <ListRows page={page} plural="facts about you" isEmpty={false} empty={null}>
        {page.data ? <Sections me={page.data} /> : <Skeleton width={4} />}
      </ListRows>
    </>
  );
}

function Sections({ me }: { readonly me: Me }) {
  return (
    <>
      <p className={head.lead}>
        {`${me.name}, ${me.email}. Your role is ${ROLE_WORDS[me.role].toLowerCase()}.`}
      </p>
      <div className={styles.sections}>
        <AuthenticatorSection me={me} />
        <PasskeySection me={me} />
        <PasswordSection me={me} />
        <SessionSection sessions={me.sessions} />
      </div>
    </>
  );
}
