import { useQueryClient } from '@tanstack/react-query';

/** What the page says of the person is read anew. */
export function useReadMeAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['me'] });
}
