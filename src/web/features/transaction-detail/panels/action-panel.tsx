import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { useOnline } from '#web/common/use-online.ts';
import { capitalized } from '#web/format/capitalized.ts';
import { Button } from '#web/ui/button.tsx';
import { Panel } from '#web/ui/panel.tsx';
import { Refused } from '#web/common/refused.tsx';
import type { MoneyActionControl } from '../money/use-money-action.ts';
import { cardInWords, customerInWords, words } from '../story/voice.ts';
import styles from './action-panel.module.css';
import { ChangedSince } from './changed-since.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { Outcome, OutcomeFoot } from './outcome.tsx';

interface ActionPanelProps<F> {
  readonly control: MoneyActionControl<F>;
  readonly detail: TransactionDetail;
  /** What is done, as the words on screen name it. */
  readonly action: 'refund' | 'capture' | 'increment';
  /** What there is to act on, while the form is open. */
  readonly lead: string;
  /** What the form asks. */
  readonly question: string;
  /** The verb and the amount, on the button that sends: "Refund €35.50". */
  readonly verb: string;
  /** What cannot be undone, said beside that button. */
  readonly warning: string;
  /** False while something in the form is wrong. */
  readonly isSound: boolean;
  /** `tried`: the person asked to go on although something is missing. */
  readonly edit: (tried: boolean) => ReactNode;
  readonly review: ReactNode;
  readonly onClose: () => void;
}

/** What to do, check, outcome: the frame of every panel that moves money. */
export function ActionPanel<F>(props: ActionPanelProps<F>) {
  const { control, detail, action, edit, review, onClose } = props;
  const { stage, refusal, intent } = control.state;
  const [tries, setTries] = useState(0);
  const [asks, setAsks] = useState(false);
  const step = stage === 'edit' ? 0 : stage === 'check' ? 1 : 2;
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => content.current?.focus(), [step, intent?.state]);

  useEffect(() => {
    if (tries > 0) content.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);

  const leave = () => {
    control.leave();
    onClose();
  };
  const close = () => {
    if (control.isTouched) setAsks(!asks);
    else leave();
  };
  const foot =
    step === 2 ? (
      <OutcomeFoot control={control} onClose={leave} />
    ) : (
      <FormFoot {...props} onTried={() => setTries(tries + 1)} onCancel={close} />
    );
  const who = [capitalized(customerInWords(detail)), cardInWords(detail)].filter(Boolean).join(', ');
  return (
    <Panel
      title={`${capitalized(action)} ${detail.name || words(detail.amount, detail)}`}
      lead={step < 2 ? `${who}. ${props.lead}` : `${who}.`}
      closeLabel={`Close the ${action}`}
      onClose={close}
      steps={[props.question, 'Check', 'Outcome']}
      step={step}
      foot={asks && step < 2 ? <LeaveQuestion onStay={() => setAsks(false)} onLeave={leave} /> : foot}
    >
      <div ref={content} tabIndex={-1} className={styles.content}>
        {control.changes && (
          <ChangedSince
            changes={control.changes}
            currency={detail.currency}
            onAccept={control.acceptChanges}
          />
        )}
        {step < 2 && refusal && !control.changes && <Refused title="Nothing was sent." refusal={refusal} />}
        {stage === 'edit' && edit(tries > 0)}
        {stage === 'check' && review}
        {step === 2 && <Outcome control={control} detail={detail} />}
      </div>
    </Panel>
  );
}

type FormFootProps<F> = ActionPanelProps<F> & { readonly onTried: () => void; readonly onCancel: () => void };

function FormFoot<F>({ control, action, isSound, verb, warning, onTried, onCancel }: FormFootProps<F>) {
  const online = useOnline();
  const blocked = !online
    ? 'You are offline. Nothing can be sent.'
    : control.changes
      ? 'Look at what changed first.'
      : null;
  if (control.state.stage === 'edit') {
    return (
      <>
        <p>Nothing is sent yet.</p>
        <Button onClick={onCancel}>Cancel</Button>
        <Button kind="primary" onClick={() => (isSound ? control.check() : onTried())}>
          Check the {action}
        </Button>
      </>
    );
  }
  const stopped = blocked ?? (isSound ? null : 'Something is no longer right. Change it first.');
  return (
    <>
      <p id="before-sending">{stopped ?? warning}</p>
      <Button onClick={control.reopen}>Change</Button>
      <Button
        kind="primary"
        aria-disabled={stopped !== null || undefined}
        aria-describedby="before-sending"
        onClick={() => {
          if (stopped === null) control.send();
        }}
      >
        {verb}
      </Button>
    </>
  );
}
