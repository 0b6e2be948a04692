import { expect, test } from 'vitest';
import type { StaffPerson } from '#contract/people.ts';
import { browserName } from '#web/features/account/browser-name.ts';
import { changeRefusal } from '#web/features/people/person-rules.ts';

const person = (
  id: string,
  role: StaffPerson['role'],
  state: StaffPerson['state'] = 'active',
): StaffPerson => ({
  id,
  role,
  state,
  name: id,
  email: `${id}@shop.example`,
  two_factor: false,
  last_seen_at: null,
});

test('the last administrator who can sign in cannot be changed, whoever asks', () => {
  const ada = person('ada', 'admin');
  const people = [
    ada,
    person('ben', 'admin', 'disabled'),
    person('eve', 'admin', 'invited'),
    person('jo', 'finance'),
  ];
  expect(changeRefusal(ada, people, 'ada')).toMatch(/last administrator/);
  expect(changeRefusal(people[3]!, people, 'ada')).toBeNull();
  expect(changeRefusal(people[1]!, people, 'ada')).toBeNull();
});

test('beside another administrator one still cannot change oneself', () => {
  const people = [person('ada', 'admin'), person('ben', 'admin')];
  expect(changeRefusal(people[0]!, people, 'ada')).toMatch(/their own role/);
  expect(changeRefusal(people[1]!, people, 'ada')).toBeNull();
});

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
    'Chrome on Linux',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  ['curl/8.9', 'A browser'],
  [null, 'A browser'],
])('%s is called %s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});
