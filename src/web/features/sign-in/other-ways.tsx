import type { SignInWays } from '#contract/sign-in.ts';
import { passkeysWorkHere, signInWithPasskey } from '#web/api/passkeys.ts';
import { startSingleSignOn } from '#web/api/sign-in-queries.ts';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Refused } from '#web/common/refused.tsx';
import styles from './form.module.css';

interface OtherWaysProps {
  readonly ways: SignInWays;
  readonly next: string;
  readonly onSignedIn: () => void;
}

/** The ways in that need no password. */
export function OtherWays({ ways, next, onSignedIn }: OtherWaysProps) {
  const { sending, failure, send } = useWrite();
  const company = ways.single_sign_on;
  const withPasskey = ways.passkey && passkeysWorkHere();
  if (!withPasskey && company === null) return null;
  const usePasskey = async () => {
    if ((await send(() => signInWithPasskey().then(() => true))) === true) onSignedIn();
  };
  return (
    <div className={styles.ways}>
      {failure && <Refused title="You are not signed in." refusal={failure} />}
      {withPasskey && (
        <Button aria-disabled={sending || undefined} onClick={usePasskey}>
          Use a passkey
        </Button>
      )}
      {company !== null && (
        <Button aria-disabled={sending || undefined} onClick={() => void send(() => startSingleSignOn(next))}>
          {`Continue with ${company.name}`}
        </Button>
      )}
    </div>
  );
}
