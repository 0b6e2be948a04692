import type { Handler } from '../http/call.ts';
import { ERROR_CODES } from '../world/error-codes.ts';

/** "Error codes from gateways by category" (the SDKs' words): the object itself, without a key of its own. */
export const listErrorCodes: Handler = () => ({ success: true, gateway: ERROR_CODES });
