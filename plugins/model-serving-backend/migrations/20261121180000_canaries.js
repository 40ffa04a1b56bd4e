/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('canary_watches', table => {
    table.comment(
      'One canary against one stable revision, while it is watched and after',
    );
    table.uuid('id').primary();
    table.text('service').notNullable().comment('The id of the model service');
    table.text('stable').notNullable().comment('The name of the revision');
    table.text('canary').notNullable().comment('The name of the revision');
    table
      .text('sides')
      .notNullable()
      .comment('JSON: what the two revisions are');
    table.dateTime('began_at').notNullable();
    table.dateTime('looked_at').comment('Of the last look that succeeded');
    table.dateTime('ended_at').comment('Null while it is under way');
    table.text('outcome').comment('Null while it is under way');
    table
      .text('memory')
      .comment('JSON: the evidence, with which watching goes on');
    table.text('report').comment('JSON: what the last look found');
    table.text('decision').comment('Of the last look');
    table.text('told').comment('The decision that the owner was told last');
    table.dateTime('acted_at').comment('When the policy acted by itself');
    table.text('trouble').comment('Why the looks since trouble_since failed');
    table.dateTime('trouble_since');
    table
      .integer('version')
      .notNullable()
      .defaultTo(0)
      .comment(
        'Raised with each look: of two that began with the same one is kept',
      );
    table.index(['service', 'began_at'], 'canary_watches_service_idx');
    table.index(['ended_at'], 'canary_watches_ended_at_idx');
    table.unique(['service'], {
      indexName: 'canary_watches_open_uniq',
      predicate: knex.whereNull('ended_at'),
    });
  });

  await knex.schema.createTable('canary_looks', table => {
    table.comment('What was known of a canary at one moment; thinned');
    table.bigIncrements('id').primary();
    table
      .uuid('watch_id')
      .notNullable()
      .references('id')
      .inTable('canary_watches')
      .onDelete('CASCADE');
    table.dateTime('at').notNullable();
    table.text('decision').notNullable();
    table.text('look').notNullable().comment('JSON');
    table.index(['watch_id', 'at'], 'canary_looks_watch_idx');
  });

  await knex.schema.createTable('canary_events', table => {
    table.comment('What happened to a canary, and who did it');
    table.bigIncrements('id').primary();
    table
      .uuid('watch_id')
      .comment('Null until there is a watch that it belongs to')
      .references('id')
      .inTable('canary_watches')
      .onDelete('CASCADE');
    table.text('service').notNullable();
    table.dateTime('at').notNullable();
    table.text('type').notNullable();
    table.text('event').notNullable().comment('JSON');
    table.index(['watch_id', 'at'], 'canary_events_watch_idx');
    table.index(['service', 'at'], 'canary_events_service_idx');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('canary_events');
  await knex.schema.dropTable('canary_looks');
  await knex.schema.dropTable('canary_watches');
};
