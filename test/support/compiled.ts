/** The same few programs start dozens of times: Node keeps here what it made of their files, and a start costs a second less. */
export const COMPILED = { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' } as const;
