import type { ComponentProps } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly small?: boolean;
}

/** A button. Not allowed is `aria-disabled`, so that it stays reachable and can say why. */
export function Button({ kind = 'plain', small = false, className = '', ...rest }: ButtonProps) {
  const names = [styles.button, styles[kind], small ? styles.small : '', className];
  return <button type="button" className={names.join(' ')} {...rest} />;
}

interface IconButtonProps extends ComponentProps<'button'> {
  readonly 'aria-label': string;
  readonly small?: boolean;
}

export function IconButton({ small = false, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={rest['aria-label']}
      className={[styles.icon, small ? styles.iconSmall : '', className].join(' ')}
      {...rest}
    />
  );
}
