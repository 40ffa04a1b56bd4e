import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** As much of a CustomResourceDefinition as the suite looks at. */
export interface Definition {
  apiVersion: string;
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: {
    group: string;
    scope?: string;
    names: {
      plural: string;
      kind: string;
      shortNames?: readonly string[];
      categories?: readonly string[];
      [name: string]: unknown;
    };
    versions: Array<{
      name: string;
      served: boolean;
      subresources?: object;
    }>;
  };
}

/** The definitions in all YAML files of a folder. */
export function readDefinitions(folder: string): Definition[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.ya?ml$/.test(file))
    .flatMap(file =>
      parseAllDocuments(readFileSync(join(folder, file), 'utf8')),
    )
    .map(document => document.toJS() as Definition | null)
    .filter(object => object !== null)
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
}
