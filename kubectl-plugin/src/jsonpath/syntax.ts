/** What a template is made of (https://kubernetes.io/docs/reference/kubectl/jsonpath/). */
export type TemplateNode =
  | { type: 'text'; text: string }
  | { type: 'value'; path: Path }
  | { type: 'range'; path: Path; body: TemplateNode[] };

export type Path = readonly Step[];

export type Step =
  | { type: 'field'; name: string }
  /** `.*`: every value of a map or list */
  | { type: 'wildcard' }
  /** `..`: everything below that has something below it */
  | { type: 'descend' }
  | { type: 'slice'; slice: Slice }
  /** `['a', 'b']` or `[0, 2]`: several paths, one after the other */
  | { type: 'union'; paths: readonly Path[] }
  | { type: 'filter'; filter: Filter };

/** `[from:to:step]`; an `index` is one element, which must be there. */
export type Slice =
  | { index: number }
  | { from: number | undefined; to: number | undefined; step: number };

export interface Filter {
  left: Operand;
  comparison: Comparison;
  right: Operand;
}

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'exists';

export type Operand =
  | { type: 'path'; path: Path }
  | { type: 'literal'; value: string | number | boolean };

/** The template is wrong; the message is for the user. */
export class JsonPathError extends Error {
  override name = 'JsonPathError';
}
