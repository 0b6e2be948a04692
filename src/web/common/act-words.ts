import type { AuditAct } from '#contract/audit.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';

interface ActView {
  readonly word: string;
  readonly mark: MarkName;
  readonly tone: Tone;
}

const view = (word: string, mark: MarkName, tone: Tone): ActView => ({ word, mark, tone });

/** What each kind of record is called. */
export const ACT_VIEWS: Readonly<Record<AuditAct, ActView>> = {
  'session.signed_in': view('Signed in', 'done', 'off'),
  'session.signed_out': view('Signed out', 'voided', 'off'),
  'session.refused': view('Sign-in refused', 'failed', 'bad'),
  'session.confirmed': view('Signed in again', 'done', 'off'),
  'session.revoked': view('Ended a session', 'voided', 'warn'),
  'session.identity': view('Acted as somebody else', 'pending', 'off'),
  'account.changed': view('Changed their account', 'done', 'warn'),
  'person.invited': view('Invited somebody', 'pending', 'warn'),
  'person.joined': view('Joined', 'done', 'off'),
  'person.changed': view('Changed a person', 'done', 'warn'),
  'person.reset': view('Made a link for a new password', 'pending', 'warn'),
  'call.denied': view('Was refused', 'failed', 'bad'),
  'call.made': view('Changed something', 'done', 'off'),
  'export.taken': view('Took an export', 'done', 'warn'),
  'money.asked': view('Asked to move money', 'pending', 'hold'),
  'money.sent': view('Sent to ProcessOut', 'pending', 'hold'),
  'money.done': view('Money moved', 'done', 'good'),
  'money.failed': view('Did not go through', 'failed', 'bad'),
  'money.unclear': view('No clear answer', 'pending', 'warn'),
  'money.stated': view('Said what became of it', 'done', 'warn'),
  'approval.asked': view('Asked for approval', 'pending', 'hold'),
  'approval.given': view('Approved', 'done', 'good'),
  'approval.declined': view('Declined', 'failed', 'bad'),
  'approval.withdrawn': view('Took it back', 'voided', 'off'),
  'approval.expired': view('Nobody approved in time', 'voided', 'off'),
  'limit.set': view('Set a limit', 'done', 'warn'),
  'note.written': view('Wrote a note', 'note', 'off'),
  'note.withdrawn': view('Withdrew a note', 'voided', 'off'),
};
