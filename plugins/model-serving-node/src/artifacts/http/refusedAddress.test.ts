import dns from 'node:dns';
import { guardedLookup, isRefusedAddress } from './refusedAddress';

function lookup(all: boolean) {
  return new Promise((resolve, reject) => {
    guardedLookup('store.example', { all }, (error, address, family) =>
      error ? reject(error) : resolve(all ? address : [address, family]),
    );
  });
}

function namesLeadTo(...addresses: string[]) {
  jest.spyOn(dns, 'lookup').mockImplementation(((
    _name: string,
    _options: unknown,
    callback: (error: null, found: dns.LookupAddress[]) => void,
  ) =>
    callback(
      null,
      addresses.map(address => ({ address, family: 4 })),
    )) as typeof dns.lookup);
}

describe('guardedLookup', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([true, false])('gives what a name leads to (all: %s)', async all => {
    namesLeadTo('10.0.0.1');
    expect(await lookup(all)).toEqual(
      all ? [{ address: '10.0.0.1', family: 4 }] : ['10.0.0.1', 4],
    );
  });

  it('takes no name that leads to a cloud’s own address, be it one of several', async () => {
    namesLeadTo('10.0.0.1', '169.254.169.254');
    await expect(lookup(true)).rejects.toThrow(
      'store.example leads to a link-local address',
    );
  });
});

describe('isRefusedAddress', () => {
  it.each([
    ['169.254.0.1', true],
    ['[fe80::1]', true],
    ['::ffff:169.254.169.254', true],
    ['64:ff9b::a9fe:a9fe', true],
    ['168.63.129.16', true],
    ['127.0.0.1', false],
    ['10.96.0.1', false],
    ['fd00::1', false],
    ['169.254.169.254.example', false],
    ['', false],
  ])('%s: %s', (address, isRefused) => {
    expect(isRefusedAddress(address)).toBe(isRefused);
  });
});
