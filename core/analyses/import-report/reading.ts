import type { Strength } from '../result.ts';
import { SMALLEST_BASE } from '../share.ts';
import { countText } from '../words.ts';
import type { ImportReport } from './derive.ts';

export function readImport({ rowsIn, setAside, names, fields }: ImportReport) {
  const used = names.columns.length;
  const left = names.columnsLeftOut.length;
  const isAside = setAside.some(({ rows }) => rows !== 0);
  const aside = setAside
    .filter(({ rows }) => rows !== 0)
    .map(({ reason, rows }) => `${reason.replace(/\.$/, '')}: ${countText(rows)}`);
  const unnamed = fields
    .flatMap((field) => [field, ...field.categories])
    .reduce((sum, each) => sum + each.unnamed, 0);
  return {
    strength: strengthOf(rowsIn),
    sentences: [
      `${countText(rowsIn)} rows came in with ${plural(used, 'column')} in use and ${left} left out.`,
      isAside ? `Rows set aside. ${aside.join('. ')}.` : 'No row was set aside.',
      ...(unnamed === 0
        ? []
        : [`${plural(unnamed, 'answer')} of few people ${unnamed === 1 ? 'is' : 'are'} not named.`]),
    ],
    chips: [`${countText(rowsIn)} rows in`, `${plural(left, 'column')} left out`],
    asides: [],
  };
}

function strengthOf(rowsIn: number | null): Strength {
  if (rowsIn === null || rowsIn < SMALLEST_BASE) {
    return {
      level: 'too-few',
      label: 'Too few to say',
      reason: `Fewer than ${SMALLEST_BASE} rows, or not shown to protect individuals.`,
    };
  }
  return { level: 'clear', label: 'Clear', reason: 'It counts what is in the file; nothing is estimated.' };
}

function plural(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}
