import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

const SCENARIOS = resolve(__dirname, '../../../../../../test/scenarios');

/** The objects of every scenario of KServe. */
export const kserveScenarios = readdirSync(SCENARIOS)
  .filter(name => name.startsWith('kserve-'))
  .map(name =>
    parseAllDocuments(
      readFileSync(resolve(SCENARIOS, name, 'objects.yaml'), 'utf8'),
    ).map(document => document.toJS()),
  );
