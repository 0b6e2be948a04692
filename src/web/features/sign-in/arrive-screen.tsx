import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { sendFirst, sendJoin, sendReset } from '#web/api/sign-in-queries.ts';
import { PasswordField } from '#web/common/password-field.tsx';
import { PASSWORD_HELP, passwordProblem } from '#web/common/password-words.ts';
import { SendForm } from '#web/common/send-form.tsx';
import { useWrite } from '#web/common/use-write.ts';
import { Field } from '#web/ui/field.tsx';
import text from '#web/ui/text.module.css';
import { CalmPage } from './calm-page.tsx';
import { useGoOn } from './use-go-on.ts';
import { useLinkToken } from './use-link-token.ts';

const WORDS = {
  first: {
    title: 'Make the first administrator',
    lead: 'An administrator invites people and sets limits, and moves no money. You can invite the others next.',
    verb: 'Make the administrator',
    refused: 'You are not in yet.',
  },
  join: {
    title: 'Join Counterfoil',
    lead: 'You were invited. Say who you are and choose a password.',
    verb: 'Join',
    refused: 'You are not in yet.',
  },
  reset: {
    title: 'Choose a new password',
    lead: 'You are signed out everywhere. Sign in with it next, and with your authenticator where you have one.',
    verb: 'Keep this password',
    refused: 'Your password is the one you had.',
  },
} as const;

type Kind = keyof typeof WORDS;

/** Whoever holds a one-time link becomes one of the people here, or has a new password. */
export function ArriveScreen({ kind }: { readonly kind: Kind }) {
  const token = useLinkToken();
  const { title, lead } = WORDS[kind];
  if (token === '')
    return (
      <CalmPage
        title="This link is not whole"
        lead="Copy it again, up to its last sign. If it was used already, sign in."
      >
        <Link to="/sign-in" className={text.link}>
          Sign in
        </Link>
      </CalmPage>
    );
  return (
    <CalmPage title={title} lead={lead}>
      <ArriveForm kind={kind} token={token} />
    </CalmPage>
  );
}

function ArriveForm({ kind, token }: { readonly kind: Kind; readonly token: string }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const write = useWrite();
  const goOn = useGoOn('/account');
  const navigate = useNavigate();
  const said = write.failure?.fields ?? {};
  const isWhole =
    (kind === 'reset' || name.trim() !== '') &&
    password !== '' &&
    passwordProblem(password) === undefined &&
    (kind !== 'first' || email.trim() !== '');

  async function arrive(): Promise<void> {
    const body = { token, name: name.trim(), password };
    const calls = {
      first: () => sendFirst({ ...body, email: email.trim() }),
      join: () => sendJoin(body),
      reset: () => sendReset({ token, password }),
    };
    if ((await write.send(() => calls[kind]().then(() => true))) !== true) return;
    if (kind === 'reset') void navigate({ to: '/sign-in', replace: true });
    else goOn();
  }

  const type = (set: (value: string) => void) => (value: string) => {
    set(value);
    write.changed();
  };
  const { verb, refused } = WORDS[kind];
  return (
    <SendForm write={write} refused={refused} verb={verb} isWhole={isWhole} onSend={arrive}>
      {kind !== 'reset' && (
        <Field
          label="Your name"
          help="As colleagues and the audit record will show it."
          problem={sentence('Your name', said['name'])}
          autoComplete="name"
          autoFocus
          value={name}
          onChange={(event) => type(setName)(event.target.value)}
        />
      )}
      {kind === 'first' && (
        <Field
          label="E-mail"
          type="email"
          help="You sign in with it. Nothing is sent there."
          problem={sentence('It', said['email'])}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={email}
          onChange={(event) => type(setEmail)(event.target.value)}
        />
      )}
      <PasswordField
        label="Password"
        autoComplete="new-password"
        help={PASSWORD_HELP}
        problem={passwordProblem(password) ?? sentence('It', said['password'])}
        value={password}
        onType={type(setPassword)}
      />
    </SendForm>
  );
}

/** The server says "is empty"; a person reads a sentence. */
function sentence(subject: string, said: string | undefined): string | undefined {
  if (said === undefined) return undefined;
  return /^(is|must|has) /.test(said) ? `${subject} ${said}.` : said;
}
