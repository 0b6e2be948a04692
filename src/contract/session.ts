import * as z from 'zod/mini';

export const ENVIRONMENTS = ['demo', 'sandbox', 'live'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** Who acts. One local operator for now; people and roles follow behind the same shape. */
export const actor = z.object({ id: z.string(), name: z.string() });
export type Actor = z.infer<typeof actor>;

/** GET /api/session: what the shell needs before it draws. `now` is the server's (and upstream's) time, RFC 3339. */
export const session = z.object({
  actor,
  project: z.object({ id: z.string(), name: z.string() }),
  environment: z.enum(ENVIRONMENTS),
  now: z.string(),
});
export type Session = z.infer<typeof session>;
