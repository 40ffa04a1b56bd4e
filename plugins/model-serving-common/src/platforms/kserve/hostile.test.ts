import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { servicesOf } from '../testing/namespaceOf';

const FILE = resolve(
  __dirname,
  '../../../../../test/scenarios/kserve-hostile-names/objects.yaml',
);

describe('a service whose texts are written by an attacker', () => {
  const text = readFileSync(FILE, 'utf8');
  const objects = parseAllDocuments(text).map(document => document.toJS());
  const output = JSON.stringify(servicesOf(objects));

  it.each(['hunter2', 's3cret', 'deadbeef'])('keeps %s to itself', secret => {
    expect(text).toContain(secret);
    expect(output).not.toContain(secret);
  });

  it('lets no control or direction character out', () => {
    expect(JSON.stringify(objects)).toMatch(/\\u001b/);
    expect(output).not.toMatch(
      /\\u00[01][0-9a-f]|[\u007f-\u009f\u202a-\u202e]/,
    );
  });

  it('still says where the model is and what is wrong', () => {
    expect(output).toContain(
      'https://artifacts.example.com/models/mine/v9/model.tar.gz',
    );
    expect(output).toContain('pod-crash-loop');
  });
});
