import type { MoneyAction, Permission, Permissions } from './actions.ts';

/** Who may do what: one table, decided here for the backend and told to the web, so that both say the same. */

export const ROLES = ['viewer', 'support', 'finance', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  viewer: 'Viewer',
  support: 'Support',
  finance: 'Finance',
  admin: 'Administrator',
};

/**
 * What can be done, each under one name:
 * `view` everything but the audit record; `match` lines of bank statements; `export` rows as a file; `approve` what
 * somebody else asked for; `close`, stating the outcome of what was left to a person; `people` and `limits`, changing them.
 */
export const CAPABILITIES = [
  'view',
  'refund',
  'void',
  'capture',
  'increment',
  'charge',
  'customers',
  'invoices',
  'notes',
  'match',
  'export',
  'approve',
  'close',
  'audit',
  'people',
  'limits',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

interface Rule {
  readonly roles: readonly Role[];
  /** Said to whoever may not. */
  readonly refusal: string;
}

const MONEY: readonly Role[] = ['finance'];
const CARE: readonly Role[] = ['support', 'finance'];

/** Denied unless listed. Administrators look after people and limits and move no money. */
const POLICY: Readonly<Record<Capability, Rule>> = {
  view: { roles: ROLES, refusal: 'You may not see this.' },
  refund: { roles: CARE, refusal: 'Refunds are for support and finance. Ask one of them.' },
  void: { roles: MONEY, refusal: 'Voiding is for finance. Ask a colleague there.' },
  capture: { roles: MONEY, refusal: 'Capturing is for finance. Ask a colleague there.' },
  increment: { roles: MONEY, refusal: 'Raising a hold is for finance. Ask a colleague there.' },
  charge: { roles: MONEY, refusal: 'Charging a stored card is for finance. Ask a colleague there.' },
  customers: { roles: CARE, refusal: 'Changing customers is for support and finance.' },
  invoices: { roles: CARE, refusal: 'Making and cancelling invoices is for support and finance.' },
  notes: { roles: ['support', 'finance', 'admin'], refusal: 'Viewers may not write notes.' },
  match: { roles: MONEY, refusal: 'Bank statements are for finance.' },
  export: { roles: MONEY, refusal: 'Exports are for finance. Ask a colleague there.' },
  approve: { roles: MONEY, refusal: 'Approving is for finance.' },
  close: {
    roles: ['finance', 'admin'],
    refusal: 'Saying what became of it is for finance and administrators. Ask one of them.',
  },
  audit: { roles: ['finance', 'admin'], refusal: 'The audit record is for finance and administrators.' },
  people: { roles: ['admin'], refusal: 'Only an administrator looks after people.' },
  limits: { roles: ['admin'], refusal: 'Only an administrator sets limits.' },
};

export function may(role: Role, capability: Capability): boolean {
  return POLICY[capability].roles.includes(role);
}

/** Why a role may not, in a sentence; null when it may. */
export function refusalOf(role: Role, capability: Capability): string | null {
  return may(role, capability) ? null : POLICY[capability].refusal;
}

/**
 * Why this person may not state the outcome of what was left to a person; null when they may. Nobody closes what they
 * asked for themselves: it would free their limit and the amount (docs/decisions/0027).
 */
export function closingRefusal(person: { readonly id: string; readonly role: Role }, askedBy: string) {
  if (person.id === askedBy) return 'You asked for it yourself: somebody else must say what became of it.';
  return refusalOf(person.role, 'close');
}

/** What each role may do, for whoever shows or tests the table. */
export function capabilitiesOf(role: Role): Capability[] {
  return CAPABILITIES.filter((capability) => may(role, capability));
}

/** What this role may do of what may be done: a reason that lies in the payment comes before one that lies in the role. */
export function permissionsOf(role: Role, permissions: Permissions): Permissions {
  const of = (action: MoneyAction): Permission => {
    const refusal = refusalOf(role, action);
    const permission = permissions[action];
    return permission.allowed && refusal !== null ? { allowed: false, reason: refusal } : permission;
  };
  return { refund: of('refund'), void: of('void'), capture: of('capture'), increment: of('increment') };
}
