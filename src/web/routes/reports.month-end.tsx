import { createFileRoute } from '@tanstack/react-router';
import { MonthEndScreen } from '#web/features/reports/month-end-screen.tsx';
import { readMonthEndSearch } from '#web/features/reports/month-end-search.ts';

export const Route = createFileRoute('/reports/month-end')({
  validateSearch: readMonthEndSearch,
  component: Screen,
});

function Screen() {
  const navigate = Route.useNavigate();
  return (
    <MonthEndScreen
      search={readMonthEndSearch(Route.useSearch())}
      choose={(days) => void navigate({ search: days, resetScroll: false })}
    />
  );
}
