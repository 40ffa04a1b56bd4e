import { CONFIG_MAPS } from '../paths';
import type { ServerUnderTest } from '../ServerUnderTest';

/** Objects in the forms that kubectl asks for. */
export function describeRepresentations(server: ServerUnderTest): void {
  it('prints tables and bare metadata', async () => {
    await server.post(CONFIG_MAPS, 'printed', { data: { a: '1' } });
    const as = (form: string) =>
      server.client.call(`${CONFIG_MAPS}/printed`, {
        headers: { accept: `application/json;as=${form};v=v1;g=meta.k8s.io` },
      });
    const table = (await as('Table')).body as {
      columnDefinitions: Array<{ name: string }>;
      rows: Array<{ cells: unknown[] }>;
    };
    expect(table.columnDefinitions.map(({ name }) => name)).toEqual([
      'Name',
      'Data',
      'Age',
    ]);
    expect(table.rows[0]?.cells[0]).toBe('printed');
    const bare = (await as('PartialObjectMetadata')).body;
    expect(bare).toMatchObject({
      kind: 'PartialObjectMetadata',
      metadata: { name: 'printed' },
    });
    expect(bare).not.toHaveProperty('data');
  });
}
