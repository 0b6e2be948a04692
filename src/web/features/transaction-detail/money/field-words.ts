/** What the backend says of a field, such as "is above what is left, 113.50 EUR", as a sentence. */
export function fieldSentence(subject: string, said: string | undefined): string | undefined {
  return said === undefined ? undefined : `${subject} ${said}.`;
}
