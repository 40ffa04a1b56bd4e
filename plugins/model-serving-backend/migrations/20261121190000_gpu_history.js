/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('gpu_series', table => {
    table.comment('One resource of one pool of GPU nodes, in one mode');
    table.bigIncrements('id').primary();
    table.text('cluster').notNullable();
    table.text('pool').notNullable().comment('The id of the pool');
    table.text('resource').notNullable();
    table.text('mode').notNullable().comment('How one unit is of the hardware');
    table.unique(['pool', 'resource', 'mode', 'cluster'], {
      indexName: 'gpu_series_uniq',
    });
  });

  await knex.schema.createTable('gpu_samples', table => {
    table.comment('Minutes of the last day, hours of the last quarter');
    table
      .bigInteger('series_id')
      .notNullable()
      .references('id')
      .inTable('gpu_series')
      .onDelete('CASCADE');
    table.integer('step').notNullable().comment('Seconds: 60 or 3600');
    table.bigInteger('at').notNullable().comment('Begin, seconds since 1970');
    table
      .integer('minutes')
      .notNullable()
      .comment('That the means are of; those that nobody sampled are not zero');
    table.double('capacity').notNullable();
    table.double('allocated').notNullable();
    table.double('free').notNullable();
    table.double('demand').notNullable();
    table.double('used').comment('Null where telemetry did not tell');
    table.integer('used_minutes').notNullable();
    table.double('idle_held').comment('Null where telemetry did not tell');
    table.integer('idle_minutes').notNullable();
    table.primary(['series_id', 'step', 'at']);
    table.index(['step', 'at'], 'gpu_samples_at_idx');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('gpu_samples');
  await knex.schema.dropTable('gpu_series');
};
