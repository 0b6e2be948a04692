import { capitalized } from '#web/format/capitalized.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import text from '#web/ui/text.module.css';
import { LoadingColumns } from './loading-columns.tsx';
import { PageHead } from './page-head.tsx';
import page from './two-columns.module.css';

/** The layout of a page about one object before its data: nothing jumps when it arrives. */
export function ObjectLoading({ noun }: { readonly noun: string }) {
  return (
    <div className={page.page} aria-busy="true">
      <PageHead
        title={
          <>
            <span className={text.hidden}>{capitalized(noun)}</span>
            <Skeleton width={4} />
          </>
        }
        lead={<Skeleton width={4} />}
      />
      <LoadingColumns />
      <p className={text.hidden} role="status">
        {`Loading the ${noun}`}
      </p>
    </div>
  );
}
