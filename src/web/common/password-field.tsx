import { useState } from 'react';
import { Field } from '#web/ui/field.tsx';
import styles from './password-field.module.css';

interface PasswordFieldProps {
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly help?: string | undefined;
  readonly problem?: string | undefined;
  readonly autoFocus?: boolean;
  /** Whose password it is, for the browser's password manager, where the form does not ask for it. */
  readonly username?: string | undefined;
}

/** A password to type or to paste; it can be looked at, so that a long one can be typed without fear. */
export function PasswordField({ onType, username, ...rest }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <div className={styles.place}>
      {username !== undefined && (
        <input type="email" autoComplete="username" value={username} readOnly hidden />
      )}
      <Field
        {...rest}
        type={isShown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
      />
      <button
        type="button"
        className={styles.show}
        aria-pressed={isShown}
        aria-label={`Show what is typed: ${rest.label}`}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? 'Hide' : 'Show'}
      </button>
    </div>
  );
}
