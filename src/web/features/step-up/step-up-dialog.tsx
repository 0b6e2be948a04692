import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConfirmBody, Me } from '#contract/sign-in.ts';
import { meQuery } from '#web/api/me-queries.ts';
import { passkeysWorkHere, signInWithPasskey } from '#web/api/passkeys.ts';
import { sendConfirm } from '#web/api/sign-in-queries.ts';
import { sessionQuery } from '#web/api/session-queries.ts';
import { PasswordField } from '#web/common/password-field.tsx';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Refused } from '#web/common/refused.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import styles from './step-up.module.css';

/** Stands above what was being done, which waits and loses nothing. */
export function StepUpDialog({ onAnswer }: { readonly onAnswer: (proved: boolean) => void }) {
  const { data: me, error } = useQuery(meQuery());
  const { sending, failure, send, changed } = useWrite();
  const client = useQueryClient();
  const hasPasskey = me !== undefined && me.passkeys.length > 0 && passkeysWorkHere();

  async function confirm(body: ConfirmBody): Promise<void> {
    if ((await send(() => sendConfirm(body).then(() => true))) === true) onAnswer(true);
  }

  async function confirmWithPasskey(): Promise<void> {
    const before = client.getQueryData(sessionQuery().queryKey)?.actor.id;
    const after = await send(async () => {
      await signInWithPasskey();
      return (await client.fetchQuery({ ...sessionQuery(), staleTime: 0 })).actor.id;
    });
    // A colleague's passkey signs the colleague in: what stands on this page is not theirs to send.
    if (after !== null && after !== before) location.reload();
    else if (after !== null) onAnswer(true);
  }

  return (
    <Dialog
      title="Is it still you?"
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button onClick={() => onAnswer(false)}>Cancel</Button>
          {hasPasskey && (
            <Button aria-disabled={sending || undefined} onClick={confirmWithPasskey}>
              Use a passkey
            </Button>
          )}
        </>
      }
    >
      <p>
        Your sign-in is a while ago. Prove that it is you, and what you asked for is sent. Nothing is sent
        until then.
      </p>
      {failure && <Refused title="That was not it." refusal={failure} />}
      {error && (
        <Refused
          title="You cannot be asked just now."
          refusal={{ message: error.message, requestId: null }}
        />
      )}
      {!me && !error && <Skeleton width={4} />}
      {me?.password === true && <Proof me={me} sending={sending} onType={changed} onConfirm={confirm} />}
      {me?.password === false && !hasPasskey && (
        <p>
          You have neither a password nor a passkey here: sign out, and in again by your company’s sign-in.
        </p>
      )}
    </Dialog>
  );
}

interface ProofProps {
  readonly me: Me;
  readonly sending: boolean;
  readonly onType: () => void;
  readonly onConfirm: (body: ConfirmBody) => Promise<void>;
}

function Proof({ me, sending, onType, onConfirm }: ProofProps) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const isWhole = password !== '' && (!me.two_factor || code.trim().length >= 6);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && !sending) void onConfirm({ password, ...(me.two_factor && { code: code.trim() }) });
      }}
    >
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        username={me.email}
        autoFocus
        value={password}
        onType={(typed) => {
          setPassword(typed);
          onType();
        }}
      />
      {me.two_factor && (
        <Field
          label="Code of your authenticator app"
          help="Or a backup code."
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => {
            setCode(event.target.value);
            onType();
          }}
        />
      )}
      <Button kind="primary" type="submit" aria-disabled={!isWhole || sending || undefined}>
        It is me
      </Button>
    </form>
  );
}
