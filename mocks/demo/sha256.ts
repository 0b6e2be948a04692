import type { Sha256 } from '#bff/core/ports.ts';

/** The page's own; a page elsewhere than on its own machine must come over https to have it. */
export const pageSha256: Sha256 = async (text) => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
