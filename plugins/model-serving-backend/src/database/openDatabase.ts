import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Each is run once; of two replicas that start together one waits for the other. */
export const MIGRATIONS: Knex.MigratorConfig = {
  directory: resolvePackagePath(
    '@modeldeck/plugin-model-serving-backend',
    'migrations',
  ),
};

/** The plugin's own database, with all its tables. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest(MIGRATIONS);
  }
  return knex;
}
