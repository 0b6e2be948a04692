import * as whole from 'zod';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { parseFields } from '#contract/parse-fields.ts';

const schema = z.strictObject({
  count: z.optional(z.int().check(z.gte(1), z.lte(100))),
  name: z.optional(z.string().check(z.maxLength(3))),
  tags: z.optional(z.array(z.string()).check(z.maxLength(1))),
  kind: z.optional(z.enum(['a', 'b'])),
  day: z.optional(z.string().check(z.regex(/^\d+$/))),
  own: z.optional(z.string().check(z.minLength(1, 'is empty'))),
  either: z.optional(z.union([z.string(), z.int().check(z.gte(5))])),
});

function problems(input: unknown) {
  const parsed = parseFields(schema, input, 'field');
  return parsed.ok ? {} : { ...parsed.fields };
}

describe('what is told of a field', () => {
  // Another part of the library, loaded by the client of ProcessOut, brings sentences of its own for everybody.
  whole.string();

  it.each([
    [{ count: 0 }, { count: 'is too small: the least is 1' }],
    [{ count: 101 }, { count: 'is too great: the most is 100' }],
    [{ count: 1.5 }, { count: 'is missing or of the wrong kind' }],
    [{ name: 'four' }, { name: 'is too long: the most is 3' }],
    [{ tags: ['a', 'b'] }, { tags: 'is too long: the most is 1' }],
    [{ kind: 'c' }, { kind: 'must be one of: a, b' }],
    [{ day: 'x' }, { day: 'is not valid' }],
    [{ own: '' }, { own: 'is empty' }],
    [{ either: 3 }, { either: 'is too small: the least is 5' }],
    [{ other: 1 }, { other: 'is not a known field' }],
    ['text', { body: 'is missing or of the wrong kind' }],
  ])('%j is this product\u2019s own sentence', (input, expected) => {
    expect(problems(input)).toEqual(expected);
  });

  it('names each field that is wrong, once', () => {
    expect(problems({ count: 0, name: 'four', constructor: 1 })).toEqual({
      count: 'is too small: the least is 1',
      name: 'is too long: the most is 3',
      constructor: 'is not a known field',
    });
  });
});
