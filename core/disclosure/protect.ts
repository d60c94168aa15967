import { rising, unwatched, type Work } from '../work.ts';
import { admit } from './admit.ts';
import { publishedCount } from './bounds.ts';
import { networkOf } from './cells.ts';
import { publishCurves } from './curve-rules.ts';
import { type DraftTable, type Member, membersOf } from './draft.ts';
import { publishFigures } from './figure-rules.ts';
import type { Ledger } from './ledger.ts';
import type { Policy } from './policy.ts';
import { suppressPrimary } from './primary.ts';
import type { Protected, Published, PublishedMember, PublishedTable } from './protected.ts';
import { suppressSecondary } from './secondary.ts';
import { MOST_CELLS, refuseOversize } from './table-size.ts';
import { readUnprotected, type Unprotected } from './unprotected.ts';

/**
 * The only door from people to what may be seen. All drafts are protected together, since linked tables give
 * each other away; figures and curves are hidden with the counts they rest on. One Protected per draft, in order.
 * The ledger of earlier releases is not yet weighed against; a result says so (Context.ledger).
 * Errors: disclosure/too-many-cells, those of `work`.
 */
export function protect(
  drafts: readonly Unprotected[],
  policy: Policy,
  _ledger: Ledger,
  work: Work = unwatched,
): readonly Protected<Published>[] {
  const contents = drafts.map(readUnprotected);
  const tables = contents.flatMap((draft) => draft.tables);
  refuseOversize(
    tables.reduce((sum, { counts }) => sum + counts.length, 0),
    MOST_CELLS,
  );
  const network = networkOf(tables);
  const hidden = suppressSecondary(network, suppressPrimary(network, policy), policy, rising(work));
  const published = tables.map((table, index) => {
    const cells = network.cellsOf[index]!;
    return publish(table, policy, (position) => hidden[cells[position]!] === 1);
  });
  let next = 0;
  const parts = contents.map(({ tables: own, figures, curves }) => {
    const [from, to] = [next, (next += own.length)];
    return { figures, curves, tables: published.slice(from, to), cellsOf: network.cellsOf.slice(from, to) };
  });
  const figures = publishFigures(parts, network.relations, policy);
  return parts.map(({ tables: own, curves }, index) =>
    admit({ tables: own, figures: figures[index] ?? [], curves: publishCurves(curves, own, policy) }),
  );
}

function publish(table: DraftTable, policy: Policy, isHidden: (position: number) => boolean): PublishedTable {
  return {
    id: table.id,
    title: table.title,
    dimensions: table.dimensions.map((dimension) => ({
      id: dimension.id,
      label: dimension.label,
      members: membersOf(dimension).map(publishedMember),
    })),
    counts: Array.from(table.counts, (count, position) =>
      isHidden(position) ? null : publishedCount(count, policy),
    ),
  };
}

function publishedMember({ id, label, at, value }: Member): PublishedMember {
  return { id, label, ...(at === undefined ? {} : { at }), ...(value === undefined ? {} : { value }) };
}
