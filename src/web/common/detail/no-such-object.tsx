import { Link } from '@tanstack/react-router';
import type { ListPath } from '#web/common/list/list-place.ts';
import { capitalized } from '#web/format/capitalized.ts';
import buttons from '#web/ui/button.module.css';
import { EmptyState } from '#web/ui/empty-state.tsx';
import text from '#web/ui/text.module.css';

interface NoSuchObjectProps {
  /** What was looked for: "payment". */
  readonly noun: string;
  readonly id: string;
  /** The list that it would be in, and what that is called: "the transactions". */
  readonly list: ListPath;
  readonly listName: string;
}

/** ProcessOut knows no such object: says what was looked for. */
export function NoSuchObject({ noun, id, list, listName }: NoSuchObjectProps) {
  return (
    <>
      <h1 className={text.hidden}>{`${capitalized(noun)} not found`}</h1>
      <EmptyState
        title={`There is no such ${noun}`}
        actions={
          <Link to={list} className={`${buttons.button} ${buttons.plain}`}>
            {`Go to ${listName}`}
          </Link>
        }
      >
        We looked for <span className={text.id}>{id}</span> in this project. It may have been deleted, or the
        id may be cut off or belong to another project.
      </EmptyState>
    </>
  );
}
