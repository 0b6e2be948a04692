import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '#web/api/api-error.ts';
import { signInWaysQuery } from '#web/api/sign-in-queries.ts';
import { Unread } from '#web/common/unread.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import text from '#web/ui/text.module.css';
import { CalmPage } from './calm-page.tsx';
import { CodeForm } from './code-form.tsx';
import { OtherWays } from './other-ways.tsx';
import { PasswordForm } from './password-form.tsx';
import { useGoOn } from './use-go-on.ts';

interface SignInScreenProps {
  /** Where to go afterwards: a path of this app. */
  readonly next: string;
  /** The company's own sign-in came back without anybody. */
  readonly refused: boolean;
}

/** Who one is, by a password and a code, a passkey, or the company's own sign-in. */
export function SignInScreen({ next, refused }: SignInScreenProps) {
  const ways = useQuery(signInWaysQuery());
  const [codeWanted, setCodeWanted] = useState(false);
  const goOn = useGoOn(next);
  if (codeWanted)
    return (
      <CalmPage title="Enter your code" lead="Your password was right. One more proof that it is you.">
        <CodeForm onSignedIn={goOn} onBack={() => setCodeWanted(false)} />
      </CalmPage>
    );
  if (ways.error) return <NoWays error={ways.error} onRetry={() => void ways.refetch()} />;
  return (
    <CalmPage title="Sign in">
      {refused && (
        <Notice tone="bad" title="You were not signed in.">
          Your company’s sign-in did not let you through, or nobody here knows you by that address. Ask an
          administrator of Counterfoil.
        </Notice>
      )}
      {ways.data?.first_start === true && (
        <Notice tone="info" title="Nobody is here yet.">
          Open the link that Counterfoil printed when it started: it makes the first administrator.
        </Notice>
      )}
      <PasswordForm onSignedIn={goOn} onCodeWanted={() => setCodeWanted(true)} />
      {ways.data ? <OtherWays ways={ways.data} next={next} onSignedIn={goOn} /> : <Skeleton width={4} />}
    </CalmPage>
  );
}

function NoWays({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  if (error instanceof ApiError && error.code === 'not_found')
    return (
      <CalmPage
        title="Nobody signs in here"
        lead="This Counterfoil is a demo or a sandbox: choose who you are in its menu."
      >
        <Link to="/" className={text.link}>
          Go to the overview
        </Link>
      </CalmPage>
    );
  return (
    <CalmPage title="Sign in">
      <Unread title="Signing in is not possible just now" error={error} onRetry={onRetry} />
    </CalmPage>
  );
}
