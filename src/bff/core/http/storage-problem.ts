import { storageTroubleOf, wordsOf } from '../store/storage-trouble.ts';
import { ApiProblem } from './api-problem.ts';

/** What a database that does not write means to whoever waits for the reply; null when the error is about something else. */
export function fromStorage(error: unknown): ApiProblem | null {
  const trouble = storageTroubleOf(error);
  if (trouble === null) return null;
  return new ApiProblem(
    'storage_unavailable',
    `This could not be written down, because ${wordsOf(trouble)}. Tell whoever runs it, and look again before you repeat it.`,
  );
}

/**
 * Runs the write that must be durable before money moves. When the disk is full or the database locked, it certainly is
 * not, so nothing is sent, and the person is told so. What is left unclear stays an error like any other.
 */
export async function beforeSending<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const trouble = storageTroubleOf(error);
    if (trouble === null || trouble === 'broken') throw error;
    throw new ApiProblem(
      'storage_unavailable',
      `Nothing was sent, because ${wordsOf(trouble)}. Tell whoever runs it, then try again.`,
    );
  }
}
