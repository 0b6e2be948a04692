import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { invitation, people } from '#contract/people.ts';
import type { Invitation, InviteBody, PersonChange } from '#contract/people.ts';
import { get, write } from './client.ts';

export function peopleQuery() {
  return queryOptions({
    queryKey: ['people'],
    queryFn: ({ signal }) => get(people, '/people', signal),
    staleTime: 5_000,
  });
}

const pathOf = (id: string): string => `/people/${encodeURIComponent(id)}`;

export async function invite(body: InviteBody, key: string): Promise<Invitation> {
  return (await write('POST', invitation, '/people', body, key)).value;
}

/** Counts from their next request on. */
export async function changePerson(id: string, change: PersonChange, key: string): Promise<void> {
  await write('PATCH', z.unknown(), pathOf(id), change, key);
}

/** Signs them out, and gives the link to hand over. */
export async function resetPassword(id: string, key: string): Promise<Invitation> {
  return (await write('POST', invitation, `${pathOf(id)}/reset`, {}, key)).value;
}

export async function signOutEverywhere(id: string, key: string): Promise<void> {
  await write('DELETE', z.unknown(), `${pathOf(id)}/sessions`, {}, key);
}
