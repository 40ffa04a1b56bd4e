export type OutputFormat =
  | { kind: 'table' | 'wide' | 'json' | 'yaml' | 'name' }
  | { kind: 'jsonpath' | 'jsonpath-as-json'; template: string }
  | { kind: 'custom-columns'; template: string }
  | { kind: 'jsonpath-file' | 'custom-columns-file'; path: string };

const plainFormats = ['wide', 'json', 'yaml', 'name'] as const;
const templateFormats = [
  'jsonpath',
  'jsonpath-as-json',
  'custom-columns',
] as const;
const fileFormats = ['jsonpath-file', 'custom-columns-file'] as const;

/** The formats as `--help` and completion list them. */
export const outputFormatNames: readonly string[] = [
  ...plainFormats,
  ...[...templateFormats, ...fileFormats].map(format => `${format}=`),
];

/** Reads the value of `-o`. Throws an Error whose message is for the user. */
export function parseOutputFormat(value: string): OutputFormat {
  const [format = '', template] = splitOnce(value);
  const plain = plainFormats.find(name => name === value);
  if (plain) {
    return { kind: plain };
  }
  const byTemplate = templateFormats.find(name => name === format);
  if (byTemplate) {
    return { kind: byTemplate, template: required(template, byTemplate) };
  }
  const byFile = fileFormats.find(name => name === format);
  if (byFile) {
    return { kind: byFile, path: required(template, byFile) };
  }
  throw new Error(refusal(format));
}

function splitOnce(value: string): [string, string | undefined] {
  const at = value.indexOf('=');
  return at < 0
    ? [value, undefined]
    : [value.slice(0, at), value.slice(at + 1)];
}

function required(template: string | undefined, format: string): string {
  if (!template) {
    throw new Error(`-o ${format} needs a value: -o ${format}=…`);
  }
  return template;
}

function refusal(format: string): string {
  if (format.startsWith('go-template') || format.startsWith('template')) {
    return `-o ${format} is not supported: use jsonpath=, custom-columns=, or -o json with a tool such as jq`;
  }
  return `unknown output format "${format}": allowed are ${outputFormatNames.join(
    ', ',
  )}`;
}
