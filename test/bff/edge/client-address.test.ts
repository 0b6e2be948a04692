import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { clientAddress } from '#bff/edge/client-address.ts';

const address = fc.oneof(fc.ipV4(), fc.ipV6());
const madeUp = fc.array(fc.oneof(address, fc.string(), fc.constant('127.0.0.1')), { maxLength: 5 });

describe('the address that a request came from', () => {
  it('is the other end of the socket, whatever the request says, where no proxy is trusted', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.1', 0)).toBe('203.0.113.9');
    expect(clientAddress('::ffff:203.0.113.9', null, 0)).toBe('203.0.113.9');
    expect(clientAddress('2001:DB8::1', null, 0)).toBe('2001:db8::1');
    expect(clientAddress(null, '198.51.100.1', 0)).toBeNull();
  });

  it.each([
    ['what the one proxy saw', '203.0.113.9', 1, '203.0.113.9'],
    ['with a port', '203.0.113.9:49152', 1, '203.0.113.9'],
    ['in brackets', '[2001:db8::7]:443', 1, '2001:db8::7'],
    ['what the outer of two saw', '203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['nothing where the proxy wrote nonsense', 'unknown', 1, null],
    ['the nearest that is there, where fewer proxies wrote', '10.0.0.2', 3, '10.0.0.2'],
  ])('is %s', (_, forwarded, proxies, expected) => {
    expect(clientAddress('10.0.0.1', forwarded, proxies)).toBe(expected);
  });

  it('is the proxy itself where it adds nothing', () => {
    expect(clientAddress('10.0.0.1', null, 2)).toBe('10.0.0.1');
  });

  it('is never what the caller made up in front of what the proxies wrote', () => {
    fc.assert(
      fc.property(
        madeUp,
        fc.ipV4(),
        fc.array(fc.ipV4(), { maxLength: 2 }),
        fc.ipV4(),
        (lies, client, hops, peer) => {
          const forwarded = [...lies, client, ...hops].join(', ');
          expect(clientAddress(peer, forwarded, hops.length + 1)).toBe(client);
        },
      ),
    );
  });
});
