import { type NumberedTable, crossTabs } from '../../../core/table/cross-tabs.ts';
import type { FieldId } from '../../../core/table/fields.ts';
import { digestOf } from '../digest.ts';
import { extractColumns } from '../extract/columns.ts';
import type { Side } from '../side.ts';
import { describeCells, dimensionOf, loadCohort } from './cohort-in-memory.ts';
import { openPeerInMemory } from './peer-in-memory.ts';

const fields: readonly FieldId[] = [
  'sex',
  'disability',
  'grade',
  'function',
  'location',
  'performance',
  'school-type',
  'ethnicity',
];

export async function prepareOurs(): Promise<Side<readonly NumberedTable[]>> {
  const cohort = loadCohort(fields, []);
  const split = fields.map((field) => dimensionOf(cohort, field));
  const dimensions = split.map(({ dimension }) => dimension);
  return {
    run: async () => crossTabs(cohort.rows, dimensions, cohort.filters, cohort.people),
    digest: async (tables) =>
      digestOf(
        tables.flatMap(({ dimensions: positions, counts }) => {
          const labels = positions.map((position) => split[position]!.labels);
          return describeCells(positions.join(), labels, counts);
        }),
      ),
  };
}

const names = fields.map((field) => extractColumns.find((each) => each.field === field)!.name);

/**
 * The fastest of four forms tried: the same fourteen tables of four, and the others as their margins, in one
 * statement. As statements of their own it took a third longer, through the table of all eight fields twice as
 * long, as GROUPING SETS seven times.
 */
export async function preparePeer(): Promise<Side<void>> {
  const peer = await openPeerInMemory(names, 2);
  const positions = names.map((_, position) => position);
  const pairs = positions.flatMap((a) => positions.slice(a + 1).map((b) => [a, b]));
  const threes = pairs.flatMap(([a = 0, b = 0]) => positions.slice(b + 1).map((c) => [a, b, c]));
  const fours = threes.flatMap(([a = 0, b = 0, c = 0]) => ((a ^ b ^ c) > c ? [[a, b, c, a ^ b ^ c]] : []));
  const columnsOf = (table: readonly number[]): string => table.map((position) => names[position]).join(', ');
  const counted = fours.map(
    (four, index) =>
      `four${index} AS MATERIALIZED (SELECT ${columnsOf(four)}, count(*) AS people FROM people GROUP BY ALL)`,
  );
  const margins = [...pairs, ...threes].map((table) => {
    const from = fours.findIndex((four) => table.every((position) => four.includes(position)));
    const columns = names.map((name, position) =>
      table.includes(position) ? name : `NULL::${name}_answers AS ${name}`,
    );
    return `SELECT '${table.join()}' AS name, ${columns.join(', ')}, sum(people) AS people FROM four${from} GROUP BY ALL`;
  });
  return {
    run: () =>
      peer.run(
        `CREATE OR REPLACE TEMP TABLE tables AS WITH ${counted.join(', ')} ${margins.join(' UNION ALL ')}`,
      ),
    async digest() {
      const rows = await peer.rows(`SELECT name, people, ${names.join(', ')} FROM tables`);
      return digestOf(
        rows.map(([name, people, ...answers]) => {
          const words = answers.filter((answer) => answer !== null);
          return `${name}: ${words.join(' / ')} ${people}`;
        }),
      );
    },
    close: async () => peer.close(),
  };
}
