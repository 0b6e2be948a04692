/** SQL that makes the demo's database; the build puts it here (vite.config.ts). Without it the migrations make it. */
export const EMPTY_DATABASE_SQL: string = '';
