const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const LENGTH = 13;

/**
 * 64-bit FNV-1a of a text's UTF-16 units as 13 characters of base 36: the same on every machine
 * and in every version, since entity names hang on it. It keeps names apart, it proves nothing.
 */
export function stableHash(text: string): string {
  let hash = OFFSET;
  for (let index = 0; index < text.length; index++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * PRIME);
  }
  return hash.toString(36).padStart(LENGTH, '0');
}
