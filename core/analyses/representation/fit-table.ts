import type { Cell, ResultTable } from '../../results/result.ts';
import { countCell } from '../parts/share.ts';
import type { Composition } from './composition.ts';
import type { Representation } from './derive.ts';

/** Goodness of fit of all three groups to the benchmark. */
export function fitTable({ shown, kind, benchmark, byLabel }: Representation): ResultTable {
  const isWeighted = kind === 'weighted';
  const weights = kind === null ? '' : `${kind}, `;
  return {
    id: 'fit',
    title: `All three groups together, ${weights}against ${benchmark.shortLabel}`,
    columns: [
      { id: 'by', label: byLabel ?? 'People', numeric: false },
      { id: 'usable', label: 'Usable answers', numeric: true },
      ...(isWeighted ? [{ id: 'effective', label: 'Effective answers', numeric: true }] : []),
      { id: 'test', label: 'Test', numeric: false },
      { id: 'chi-square', label: 'Chi-square', numeric: true },
      { id: 'p', label: 'p value', numeric: true },
      { id: 'dissimilarity', label: 'Dissimilarity', numeric: true },
    ],
    rows: [...shown.split, shown.everyone].map((each) => ({ cells: cellsOf(each, isWeighted) })),
    notes: [
      isWeighted
        ? 'Chi-square has 2 degrees of freedom and counts effective answers. There is no test where fewer than 5 of them are expected in a group.'
        : 'Chi-square has 2 degrees of freedom. The exact multinomial test stands in where an expected count is under 5.',
      'Dissimilarity: the share of people who would have to belong to another group for the shares to match.',
    ],
  };
}

function cellsOf(composition: Composition, isWeighted: boolean): readonly Cell[] {
  const { label, usable, effectiveSize, fit, dissimilarity, groups } = composition;
  const absent: Cell = {
    kind: groups.some(({ count, share }) => count === null || share.why === 'hidden')
      ? 'hidden'
      : 'inapplicable',
  };
  const effective: Cell =
    effectiveSize === null ? absent : { kind: 'number', value: effectiveSize, decimals: 0 };
  return [
    { kind: 'text', text: label },
    countCell(usable),
    ...(isWeighted ? [effective] : []),
    ...testCells(fit, absent),
    dissimilarity === null ? absent : { kind: 'share', value: dissimilarity, decimals: 0 },
  ];
}

function testCells(fit: Composition['fit'], absent: Cell): readonly Cell[] {
  if (!fit) return [absent, absent, absent];
  return [
    { kind: 'text', text: fit.method === 'chi-square' ? 'Chi-square' : 'Exact multinomial' },
    fit.chiSquare === null ? { kind: 'inapplicable' } : { kind: 'number', value: fit.chiSquare, decimals: 2 },
    { kind: 'p', value: fit.p },
  ];
}
