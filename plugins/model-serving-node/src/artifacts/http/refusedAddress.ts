import dns from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Where clouds hand out the credentials of the machine that asks. No registry and no store is at
 * such an address; whoever leads us there means those credentials.
 */
const METADATA = new BlockList();
METADATA.addSubnet('169.254.0.0', 16, 'ipv4');
METADATA.addSubnet('fe80::', 10, 'ipv6');
METADATA.addAddress('fd00:ec2::254', 'ipv6');
METADATA.addAddress('100.100.100.200', 'ipv4');
METADATA.addAddress('168.63.129.16', 'ipv4');
METADATA.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');

/** The code of the error that `guardedLookup` ends with. */
export const REFUSED_ADDRESS = 'ERR_REFUSED_ADDRESS';

/** Whether this is an address, and one that is never asked. */
export function isRefusedAddress(text: string): boolean {
  const address = text.replace(/^\[|\]$/g, '');
  const family = isIP(address);
  return (
    family !== 0 && METADATA.check(address, family === 6 ? 'ipv6' : 'ipv4')
  );
}

/** Looks a name up and keeps to what was found, so that it cannot mean another address later. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, '');
      return;
    }
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isRefusedAddress(address))) {
      callback(refusal(hostname), '');
      return;
    }
    if (options.all) {
      callback(null, addresses);
      return;
    }
    callback(null, first.address, first.family);
  });
};

function refusal(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} leads to a link-local address`), {
    code: REFUSED_ADDRESS,
  });
}
