import { useOnline } from '#web/common/use-online.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Refused } from '#web/common/refused.tsx';
import { useMoneyAction } from '../money/use-money-action.ts';
import type { ActionKind, MoneyActionControl } from '../money/use-money-action.ts';
import { customerInWords, words } from '../story/voice.ts';
import styles from './action-panel.module.css';
import { ChangedSince } from './changed-since.tsx';
import type { MoneyPanelProps } from './money-panel.tsx';
import { Outcome, OutcomeFoot } from './outcome.tsx';

type VoidForm = Readonly<Record<string, never>>;

const KIND: ActionKind<VoidForm> = {
  action: 'void',
  newForm: () => ({}),
  isForm: (value): value is VoidForm => typeof value === 'object' && value !== null,
  bodyOf: () => ({}),
};

/** Releases a hold: one question with its consequence, then the outcome in the same place. */
export function VoidDialog({ detail, onClose }: MoneyPanelProps) {
  const control = useMoneyAction(KIND, detail);
  const { stage, refusal } = control.state;
  const asks = stage === 'edit' || stage === 'check';
  const amount = words(detail.authorized_amount, detail);
  const leave = () => {
    control.leave();
    onClose();
  };
  return (
    <Dialog
      title={asks ? `Void the authorization of ${amount}?` : 'Void the authorization'}
      onClose={leave}
      actions={
        asks ? (
          <Question control={control} verb={`Void ${amount}`} onClose={leave} />
        ) : (
          <OutcomeFoot control={control} onClose={leave} />
        )
      }
    >
      {control.changes && (
        <ChangedSince changes={control.changes} currency={detail.currency} onAccept={control.acceptChanges} />
      )}
      {asks && refusal && !control.changes && <Refused title="Nothing was sent." refusal={refusal} />}
      {asks && (
        <p>
          The bank of {customerInWords(detail)} releases the money. The order cannot be captured afterwards,
          and a void cannot be taken back.
        </p>
      )}
      {!asks && (
        <div className={styles.content}>
          <Outcome control={control} detail={detail} />
        </div>
      )}
    </Dialog>
  );
}

interface QuestionProps {
  readonly control: MoneyActionControl<VoidForm>;
  readonly verb: string;
  readonly onClose: () => void;
}

function Question({ control, verb, onClose }: QuestionProps) {
  const online = useOnline();
  const stopped = !online || control.changes !== null;
  return (
    <>
      {!online && <p className={styles.help}>You are offline. Nothing can be sent.</p>}
      <Button onClick={onClose}>Keep it</Button>
      <Button
        kind="danger"
        aria-disabled={stopped || undefined}
        onClick={() => {
          if (!stopped) control.send();
        }}
      >
        {verb}
      </Button>
    </>
  );
}
