import { ROLE_WORDS, ROLES } from '#domain/access.ts';
import type { Role } from '#domain/access.ts';
import { Check } from '#web/ui/check.tsx';
import styles from './people.module.css';

const MAY: Readonly<Record<Role, string>> = {
  viewer: 'sees, and changes nothing',
  support: 'refunds up to a limit',
  finance: 'moves money and approves',
  admin: 'people and limits, no money',
};

interface RoleChoiceProps {
  readonly value: Role;
  readonly disabled?: boolean;
  readonly onChange: (role: Role) => void;
}

export function RoleChoice({ value, disabled = false, onChange }: RoleChoiceProps) {
  return (
    <fieldset className={styles.roles}>
      <legend>Role</legend>
      {ROLES.map((role) => (
        <Check
          key={role}
          type="radio"
          name="role"
          label={ROLE_WORDS[role]}
          note={MAY[role]}
          disabled={disabled}
          checked={role === value}
          onChange={() => onChange(role)}
        />
      ))}
    </fieldset>
  );
}
