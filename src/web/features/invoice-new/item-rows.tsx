import { Button, IconButton } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Icon } from '#web/ui/icon.tsx';
import type { FormItem } from './invoice-form.ts';
import styles from './new-invoice.module.css';

interface ItemRowsProps {
  readonly items: readonly FormItem[];
  readonly problems: Readonly<Record<string, string>>;
  /** What they come to, in words; null while it cannot be told, and without items. */
  readonly total: string | null;
  readonly change: (items: readonly FormItem[]) => void;
}

/** What is sold, line by line: with items, refunds can later be told apart by item. */
export function ItemRows({ items, problems, total, change }: ItemRowsProps) {
  const add = () => {
    const key = Math.max(0, ...items.map((item) => item.key)) + 1;
    change([...items, { key, name: '', amount: '', quantity: '1' }]);
  };
  const set = (key: number, part: Partial<FormItem>) =>
    change(items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  return (
    <fieldset className={styles.items}>
      <legend>Items</legend>
      {items.length === 0 && <p>None: the invoice is for the amount alone.</p>}
      {items.map((item, index) => {
        const at = `items.${String(index)}`;
        const which = `item ${String(index + 1)}`;
        return (
          <div key={item.key} className={styles.item}>
            <Field
              label={`Name of ${which}`}
              value={item.name}
              problem={problems[`${at}.name`]}
              onChange={(event) => set(item.key, { name: event.target.value })}
            />
            <Field
              label="Price of one"
              numeric
              value={item.amount}
              problem={problems[`${at}.amount`]}
              onChange={(event) => set(item.key, { amount: event.target.value })}
            />
            <Field
              label="Quantity"
              numeric
              value={item.quantity}
              problem={problems[`${at}.quantity`]}
              onChange={(event) => set(item.key, { quantity: event.target.value })}
            />
            <IconButton
              aria-label={`Remove ${which}`}
              onClick={() => change(items.filter(({ key }) => key !== item.key))}
            >
              <Icon name="close" />
            </IconButton>
          </div>
        );
      })}
      <div className={styles.itemsFoot}>
        <Button small onClick={add}>
          <Icon name="plus" />
          Add an item
        </Button>
        <p role="status">{total !== null && `The items come to ${total}.`}</p>
        {problems['items'] !== undefined && <p className={styles.problem}>{problems['items']}</p>}
      </div>
    </fieldset>
  );
}
