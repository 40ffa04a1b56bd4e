import type { JsonObject } from '../json/KubeObject';

/** Fields of a message by number: a name for text, a name and a message for what is nested. */
interface Message {
  [field: number]: string | [name: string, message: Message];
}

const META: Message = { 1: 'name', 2: 'generateName', 3: 'namespace' };
const ATTRIBUTES: Message = {
  1: 'namespace',
  2: 'verb',
  3: 'group',
  4: 'version',
  5: 'resource',
  6: 'subresource',
  7: 'name',
};
const ACCESS: Message = {
  1: ['metadata', META],
  2: [
    'spec',
    {
      1: ['resourceAttributes', ATTRIBUTES],
      2: ['nonResourceAttributes', { 1: 'path', 2: 'verb' }],
    },
  ],
};

/** kubernetes/api: authorization/v1/generated.proto, core/v1/generated.proto */
const KINDS: Readonly<Record<string, Message>> = {
  SelfSubjectAccessReview: ACCESS,
  SelfSubjectRulesReview: {
    1: ['metadata', META],
    2: ['spec', { 1: 'namespace' }],
  },
  SelfSubjectReview: { 1: ['metadata', META] },
  Namespace: { 1: ['metadata', META] },
};

const ENVELOPE: Message = {
  1: ['type', { 1: 'apiVersion', 2: 'kind' }],
};
const MAGIC = 'k8s\0';
const LENGTH_DELIMITED = 2;
const VARINT = 0;

export const PROTOBUF = 'application/vnd.kubernetes.protobuf';

/**
 * The few protobuf bodies that kubectl sends without asking whether they are understood; undefined
 * for all others (kubernetes/apimachinery: pkg/runtime/serializer/protobuf).
 */
export function decodeProtobuf(body: Buffer): JsonObject | undefined {
  if (body.subarray(0, 4).toString('latin1') !== MAGIC) {
    return undefined;
  }
  const envelope = body.subarray(4);
  const type = decode(envelope, ENVELOPE).type as
    | { apiVersion?: string; kind?: string }
    | undefined;
  const message = KINDS[type?.kind ?? ''];
  const raw = fields(envelope).find(([number]) => number === 2)?.[1];
  return message && raw ? { ...type, ...decode(raw, message) } : undefined;
}

function decode(bytes: Buffer, message: Message): JsonObject {
  const result: JsonObject = {};
  for (const [number, value] of fields(bytes)) {
    const field = message[number];
    if (typeof field === 'string') {
      result[field] = value.toString();
    } else if (field) {
      result[field[0]] = decode(value, field[1]);
    }
  }
  return result;
}

/** The length-delimited fields; numbers are skipped, as no message here needs one. */
function fields(bytes: Buffer): Array<[number: number, value: Buffer]> {
  const found: Array<[number, Buffer]> = [];
  let position = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; position < bytes.length; shift += 7) {
      const byte = bytes[position++] ?? 0;
      value += (byte % 128) * 2 ** shift;
      if (byte < 128) {
        break;
      }
    }
    return value;
  };
  while (position < bytes.length) {
    const tag = varint();
    const type = tag % 8;
    if (type === LENGTH_DELIMITED) {
      const length = varint();
      found.push([
        Math.floor(tag / 8),
        bytes.subarray(position, position + length),
      ]);
      position += length;
    } else if (type === VARINT) {
      varint();
    } else {
      return found;
    }
  }
  return found;
}
