import { createHash } from 'node:crypto';
import { digestOf } from '../../core/digest.ts';
import type { StoredDataset } from '../store/datasets.ts';
import type { ProjectSession } from './session.ts';

/** Digest of a dataset's content, independent of its label. */
export function revisionOf(session: ProjectSession, dataset: StoredDataset): string {
  const { sha256, rows } = dataset;
  const columns = dataset.columns.map(({ name, type, field }) => ({ name, type, field }));
  return digestOf({ sha256, rows, columns, fixes: fixesOf(session, dataset) });
}

/** Fixes by their effect, each with a digest of its rows. */
export function fixesOf({ store }: ProjectSession, { id }: StoredDataset): readonly unknown[] {
  return store.fixes(id).map(({ kind: fix, column, factor, rows }) => ({
    ...{ fix, column, factor },
    rows: createHash('sha256').update(rows).digest('hex'),
  }));
}
