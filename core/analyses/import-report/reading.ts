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
    strength: null,
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

function plural(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}
