import type { ColumnLeftOut } from '../../../core/intake/mapping/column-choice.ts';
import type { BeforeJoin } from '../../../core/intake/reader.ts';
import { changesIn } from '../import-facts.ts';
import type { ProjectSession } from '../session.ts';
import type { StoredDataset } from '../../store/datasets.ts';
import type { JoinedColumn } from './join.ts';

/** Rows set aside and corrections of both files, under the column names of the join. */
export function beforeJoin(
  session: ProjectSession,
  left: StoredDataset,
  right: StoredDataset,
  columns: readonly JoinedColumn[],
): BeforeJoin {
  const brought = columns.slice(left.columns.length);
  const fieldIn = (name: string) => right.columns.find((each) => each.name === name)?.field ?? null;
  const one = changesIn(session, left);
  const other = changesIn(session, right);
  return {
    setAside: [
      ...one.setAside.map((each) => ({ ...each, reason: withFile(session, left, each.reason) })),
      ...other.setAside.map((each) => ({ ...each, reason: withFile(session, right, each.reason) })),
    ],
    corrections: [
      ...one.corrections,
      ...other.corrections.flatMap((each) => {
        const field = fieldIn(each.column);
        const column = brought.find((joined) => field !== null && joined.field === field);
        return column ? [{ ...each, column: column.name }] : [];
      }),
    ],
  };
}

/** Columns left out of either file. */
export function leftOutBefore(
  session: ProjectSession,
  datasets: readonly StoredDataset[],
): readonly ColumnLeftOut[] {
  return datasets.flatMap((dataset) =>
    session.store
      .datasetReport(dataset.id)
      .columnsLeftOut.map((out) => ({ ...out, column: withFile(session, dataset, out.column) })),
  );
}

/** Prefixes a reason with its file; reasons of a joined dataset have a prefix already. */
function withFile(session: ProjectSession, { id, label }: StoredDataset, text: string): string {
  return session.store.datasetReport(id).profile.format === 'join' ? text : `${label}: ${text}`;
}
