import type { Project } from './http/auth.ts';

/** The project that is simulated unless another is named; its key opens nothing else. */
export const SANDBOX_PROJECT: Project = { id: 'test-proj_sandbox', secret: 'key_sandbox_counterfoil' };
