import { oneLine, plainTextOf } from './oneLine';

const PYTHON_WORDS = { null: 'None', true: 'True', false: 'False' } as const;

/** A literal of Python: text, number, truth, list or dict. */
export function pythonLiteral(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(pythonLiteral).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${pythonLiteral(key)}: ${pythonLiteral(item)}`)
      .join(', ')}}`;
  }
  if (typeof value === 'string') {
    return escaped(value);
  }
  const json = JSON.stringify(value ?? null);
  return PYTHON_WORDS[json as keyof typeof PYTHON_WORDS] ?? json;
}

/** A string of R, as Python's but that it cannot hold a NUL. */
export function rLiteral(value: unknown): string {
  const text = plainTextOf(value, 'R');
  if (text.includes('\0')) {
    throw new Error('R has no text with a NUL');
  }
  return escaped(text);
}

/** A string of Groovy that puts no variables in, for a Jenkinsfile. */
export function groovyLiteral(value: unknown): string {
  const text = oneLine(value, 'a Jenkinsfile');
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

/** A value of TOML on one line: its strings, numbers and lists are JSON's. */
export function tomlValue(value: unknown): string {
  return JSON.stringify(value ?? '').replace(/\u007f/g, '\\u007f');
}

/** JSON escapes all that Python and R need escaped, in a way that both read. */
function escaped(text: string): string {
  return JSON.stringify(text);
}
