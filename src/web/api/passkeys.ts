import * as z from 'zod/mini';
import { ApiError } from './api-error.ts';
import { get, post } from './client.ts';

const creationOptions = z.custom<PublicKeyCredentialCreationOptionsJSON>(isObject);
const requestOptions = z.custom<PublicKeyCredentialRequestOptionsJSON>(isObject);

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

export function passkeysWorkHere(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Lets the person choose one of their passkeys and signs in with it. */
export async function signInWithPasskey(): Promise<void> {
  const options = await get(requestOptions, '/auth/passkey/generate-authenticate-options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await fromBrowser(() => navigator.credentials.get({ publicKey }));
  const body = { response: credential.toJSON() as unknown };
  await post(z.unknown(), '/auth/passkey/verify-authentication', body, crypto.randomUUID());
}

/** Makes a passkey for whoever is signed in, under a name that tells it from others. */
export async function addPasskey(name: string): Promise<void> {
  const options = await get(creationOptions, '/auth/passkey/generate-register-options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await fromBrowser(() => navigator.credentials.create({ publicKey }));
  const body = { name, response: credential.toJSON() as unknown };
  await post(z.unknown(), '/auth/passkey/verify-registration', body, crypto.randomUUID());
}

export async function removePasskey(id: string): Promise<void> {
  await post(z.unknown(), '/auth/passkey/delete-passkey', { id }, crypto.randomUUID());
}

/** The browser says the same when it was turned away, when time ran out, and when there is no passkey. */
async function fromBrowser(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') {
      throw new ApiError('no_passkey', 'This device holds a passkey for you already.');
    }
  }
  throw new ApiError('no_passkey', 'No passkey was used. Try again, or go another way.');
}
