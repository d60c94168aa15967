import { Field, type Schema } from 'apache-arrow/schema';
import type { ByteSource } from '../../../ports.ts';
import type { ReadBudget } from '../../reading/read-budget.ts';
import { damaged, decodeOrRefuse } from '../../reading/binary-columns/damage.ts';
import { spansOf, type StoredValues } from '../../reading/binary-columns/values.ts';
import { BatchBuffers } from './batch-buffers.ts';
import { type ArrowDictionary, readColumn } from './batch-column.ts';
import { layOut } from './batch-layout.ts';
import type { ArrowMessage } from './messages.ts';

/**
 * Dictionaries of a stream up to the current message: a later one replaces an earlier one or, as a delta, extends it.
 */
export class Dictionaries {
  private readonly source: ByteSource;
  private readonly schema: Schema;
  private readonly budget: ReadBudget;
  private readonly known = new Map<number, ArrowDictionary>();

  constructor(source: ByteSource, schema: Schema, budget: ReadBudget) {
    this.budget = budget;
    this.source = source;
    this.schema = schema;
  }

  of(id: number): ArrowDictionary {
    const dictionary = this.known.get(id);
    if (!dictionary) throw damaged();
    return dictionary;
  }

  take(message: ArrowMessage): void {
    const { message: head } = message;
    if (!head.isDictionaryBatch()) return;
    const { id, isDelta, data } = head.header();
    const type = this.schema.dictionaries.get(id);
    if (!type) throw damaged();
    const dictionary = decodeOrRefuse(() => {
      const [layout] = layOut([new Field('', type, true)], data, head.version);
      if (!layout) throw damaged();
      return readColumn(type, layout, data, new BatchBuffers(this.source, message, data, this.budget));
    });
    const before = isDelta ? this.known.get(id) : undefined;
    this.known.set(id, before ? joined(before, dictionary) : dictionary);
  }
}

function joined(first: ArrowDictionary, second: ArrowDictionary): ArrowDictionary {
  const values = [...bytesOf(first.stored), ...bytesOf(second.stored)];
  const before = bytesOf(first.stored).length;
  const places = Int32Array.from({ length: values.length }, (_, code) =>
    code < before
      ? (first.places?.[code] ?? code)
      : (second.places?.[code - before] ?? code - before) < 0
        ? -1
        : code,
  );
  return { stored: { stored: 'spans', ...spansOf(values) }, places };
}

/** Delta dictionaries of other types than text are not known to be written. */
function bytesOf(stored: StoredValues): Uint8Array[] {
  if (stored.stored !== 'spans') throw damaged();
  const { bytes, starts, ends } = stored;
  return Array.from(starts, (start, index) => bytes.subarray(start, ends[index]));
}
