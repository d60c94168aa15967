import { isSettingAside } from '../../core/intake/checks/fixes.ts';
import { blankRows, leftRows, rescaleRows } from '../../core/intake/checks/fixed-columns.ts';
import { type Column, rowCountOf } from '../../core/table/column.ts';
import { pickRows } from '../../core/table/pick-rows.ts';
import type { StoredFix } from '../store/fixes.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** An imported column with the dataset's fixes applied, in shared memory. */
export function loadFixedColumn(store: ProjectStore, datasetId: string, name: string): Column {
  const column = store.loadColumn(datasetId, name);
  const fixes = store.fixes(datasetId);
  for (const { kind, column: fixed, rows, factor } of fixes) {
    if (fixed !== name) continue;
    if (kind === 'missing') blankRows(column, rows);
    else if (factor !== null) rescaleRows(column, rows, factor);
  }
  const left = leftRowsAfter(fixes, rowCountOf(column));
  return left === null ? column : onSharedMemory(pickRows(column, left));
}

/** Remaining row indices of the import; null where no row was set aside. */
export function leftRowsAfter(fixes: readonly StoredFix[], rowCount: number): Int32Array | null {
  return leftRows(
    rowCount,
    fixes.filter(({ kind }) => isSettingAside(kind)).map(({ rows }) => rows),
  );
}

/** Copies a column into shared memory, where columns read from the project file already are; workers then share it. */
function onSharedMemory(column: Column): Column {
  switch (column.type) {
    case 'category': {
      const { codes } = column;
      const shared = codes instanceof Uint8Array ? share(Uint8Array, codes) : share(Uint16Array, codes);
      return { ...column, codes: shared };
    }
    case 'number':
      return { ...column, values: share(Float64Array, column.values) };
    case 'date':
      return { ...column, days: share(Int32Array, column.days) };
    case 'text': {
      const { offsets, bytes } = column;
      return { ...column, offsets: share(Int32Array, offsets), bytes: share(Uint8Array, bytes) };
    }
  }
}

function share<A extends { readonly byteLength: number; set: (values: A) => void }>(
  ArrayType: { new (buffer: SharedArrayBuffer): A },
  array: A,
): A {
  const copy = new ArrayType(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}
