/** A field that holds something other than its API defines. @public */
export interface Malformed {
  /** dotted path from the object's root */
  path: string;
  expected: string;
  /** what was there, shortened; never a whole value, since it may be secret */
  got: string;
}

/** A path of more steps is told by its end: nobody follows one of hundreds. */
const MOST_STEPS = 24;

/**
 * Reads fields of an object that came from outside, and keeps a record of those that are not
 * what they should be. An absent field and `null` read as undefined, as Kubernetes treats them;
 * a field of the wrong type reads as undefined too, but is recorded: a reader may go on with
 * the rest of the object, and the user is still told.
 *
 * @public
 */
export class FieldReader {
  /** The path is a chain of steps: a fleet's fields are millions, those complained of a few. */
  private constructor(
    private readonly value: unknown,
    private readonly parent: FieldReader | undefined,
    private readonly step: string | number,
    readonly malformed: Malformed[],
  ) {}

  static of(value: unknown): FieldReader {
    return new FieldReader(value, undefined, '', []);
  }

  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  at(...path: Array<string | number>): FieldReader {
    let reader: FieldReader | undefined;
    for (const step of path) {
      reader = (reader ?? this).child(step);
    }
    return reader ?? this;
  }

  string(): string | undefined {
    return this.typed('string', v => typeof v === 'string') as
      | string
      | undefined;
  }

  boolean(): boolean | undefined {
    return this.typed('boolean', v => typeof v === 'boolean') as
      | boolean
      | undefined;
  }

  number(): number | undefined {
    return this.typed('number', Number.isFinite) as number | undefined;
  }

  /** Of the API's int32 and int64; one beyond what a number holds exactly is malformed too. */
  integer(): number | undefined {
    return this.typed('integer', Number.isSafeInteger) as number | undefined;
  }

  /** For int-or-string fields: quantities, ports, percentages. */
  scalar(): string | number | undefined {
    return this.typed(
      'string or number',
      v => typeof v === 'string' || Number.isFinite(v),
    ) as string | number | undefined;
  }

  list(): FieldReader[] {
    const items = this.typed('list', Array.isArray) as unknown[] | undefined;
    return (items ?? []).map((_, index) => this.child(index));
  }

  entries(): Array<[string, FieldReader]> {
    const map = this.typed('map', isMap) as object | undefined;
    return Object.keys(map ?? {}).map(key => [key, this.child(key)]);
  }

  stringMap(): Record<string, string> {
    const result: Record<string, string> = {};
    for (const [key, field] of this.entries()) {
      const value = field.string();
      if (value !== undefined) {
        result[key] = value;
      }
    }
    return result;
  }

  /** Records this field as malformed although its type is right, e.g. a weight below zero. */
  reject(expected: string): void {
    const path = FieldReader.pathOf(this);
    this.malformed.push({ path, expected, got: shown(this.value) });
  }

  /** In a loop and from the end: an object may nest deeper than a call stack. */
  private static pathOf(field: FieldReader): string {
    const steps: Array<string | number> = [];
    let reader = field;
    while (reader.parent && steps.length < MOST_STEPS) {
      steps.push(reader.step);
      reader = reader.parent;
    }
    return [...(reader.parent ? ['…'] : []), ...steps.reverse()].join('.');
  }

  private child(step: string | number): FieldReader {
    return new FieldReader(this.valueAt(step), this, step, this.malformed);
  }

  private valueAt(step: string | number): unknown {
    const { value } = this;
    if (value === undefined || value === null) {
      return undefined;
    }
    const wantsList = typeof step === 'number';
    if (typeof value !== 'object' || Array.isArray(value) !== wantsList) {
      this.reject(wantsList ? 'list' : 'map');
      return undefined;
    }
    const field = (value as Record<string | number, unknown>)[step];
    // Own properties only: a field named `constructor` must not read from a prototype.
    return field !== undefined && Object.hasOwn(value, step)
      ? field
      : undefined;
  }

  private typed(expected: string, matches: (value: unknown) => boolean) {
    if (!this.exists) {
      return undefined;
    }
    if (!matches(this.value)) {
      this.reject(expected);
      return undefined;
    }
    return this.value;
  }
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'object') {
    return 'a map';
  }
  const text = typeof value === 'string' ? `"${value}"` : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
