import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { searchQuery } from '#web/api/search-queries.ts';
import { aboutShortWords } from '#web/common/short-words.ts';
import { countOf } from '#web/format/money.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Modal } from '#web/ui/modal.tsx';
import text from '#web/ui/text.module.css';
import { ACTIONS } from './actions.ts';
import { ChoiceList } from './choice-list.tsx';
import { choiceGroups, choiceId } from './choices.ts';
import type { Choice } from './choices.ts';
import styles from './palette.module.css';
import { useSettled } from '#web/common/use-settled.ts';

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

interface PaletteProps {
  /** What was typed before it was there. */
  readonly begunWith: string;
  readonly onClose: () => void;
}

/** One box for everything: words find objects of every kind, an id goes to its page, and actions answer to their names. */
export function Palette({ begunWith, onClose }: PaletteProps) {
  const id = useId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(begunWith);
  const [active, setActive] = useState(0);
  const q = typed.trim();
  const wanted = useSettled(q);
  const { data, error, isFetching } = useQuery(searchQuery(wanted));
  const groups = choiceGroups(q, ACTIONS, data?.groups ?? []);
  const choices = groups.flatMap((group) => group.choices);
  const at = Math.min(active, choices.length - 1);
  const chosen = choices[at];
  const searching = isFetching || q !== wanted;

  const choose = ({ to, run }: Choice) => {
    onClose();
    run?.();
    if (to) void navigate(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEP[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setActive((at + step + choices.length) % choices.length);
    } else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(chosen);
    }
  };
  return (
    <Modal shape="finder" labelledBy={`${id}title`} onCancel={onClose}>
      <h2 id={`${id}title`} className={text.hidden}>
        Find or do anything
      </h2>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Find or do anything"
          aria-expanded="true"
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen && choiceId(id, chosen)}
          placeholder="An id, order or name, or what to do"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ChoiceList id={id} groups={groups} active={chosen} choose={choose} />
      <p className={styles.foot} role="status">
        {error ? `Nothing could be searched. ${error.message}` : said(searching, q, choices.length)}
      </p>
    </Modal>
  );
}

function said(searching: boolean, q: string, count: number): string {
  if (searching) return 'Searching';
  if (count === 0) return `Nothing is called “${q}”. ${aboutShortWords(q)}`;
  return q === '' ? 'Type to search; arrows and Enter choose.' : countOf(count, 'result');
}
