import { createFileRoute, notFound } from '@tanstack/react-router';
import { ATTENTION_KINDS } from '#contract/attention.ts';
import type { AttentionKind } from '#contract/attention.ts';
import { GroupScreen } from '#web/features/attention/group-screen.tsx';

export const Route = createFileRoute('/attention/$kind')({
  params: {
    parse: ({ kind }) => ({ kind: kind as AttentionKind }),
    stringify: ({ kind }) => ({ kind }),
  },
  beforeLoad: ({ params: { kind } }) => {
    if (!ATTENTION_KINDS.includes(kind)) throw notFound();
  },
  component: Screen,
});

function Screen() {
  return <GroupScreen kind={Route.useParams().kind} />;
}
