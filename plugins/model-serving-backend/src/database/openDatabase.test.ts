import { mockServices } from '@backstage/backend-test-utils';
import { testDatabases } from '../__testUtils__/testDatabases';
import { MIGRATIONS, openDatabase } from './openDatabase';

const databases = testDatabases();

const TABLES = [
  'canary_watches',
  'canary_looks',
  'canary_events',
  'gpu_series',
  'gpu_samples',
];

describe.each(databases.ids)('the plugin’s database on %s', id => {
  it('has its tables once it was opened, however often', async () => {
    const knex = await databases.open(id);
    await openDatabase(mockServices.database({ knex }));
    for (const table of TABLES) {
      expect(await knex(table).count({ rows: '*' })).toEqual([
        { rows: expect.anything() },
      ]);
    }
  });

  it('can be taken back', async () => {
    const knex = await databases.open(id);
    await knex.migrate.rollback(MIGRATIONS, true);
    for (const table of TABLES) {
      expect(await knex.schema.hasTable(table)).toBe(false);
    }
  });

  it('is left as it is where migrations are made by others', async () => {
    const knex = await databases.open(id);
    await knex.migrate.rollback(MIGRATIONS, true);
    await openDatabase({
      getClient: async () => knex,
      migrations: { skip: true },
    });
    expect(await knex.schema.hasTable('canary_watches')).toBe(false);
  });
});
