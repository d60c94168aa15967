import loadHighs from 'highs';

/** A sum of numbers, each by its place and how often it counts. */
export type Sum = readonly (readonly [place: number, times: number])[];

export type Range = { readonly least: number; readonly greatest: number };

/** Numbers within their ranges, and sums of them within theirs; numbers without a greatest go to Infinity. */
export type Programme = {
  readonly numbers: readonly Range[];
  readonly sums: readonly (Range & { readonly of: Sum })[];
};

/** The primal simplex method begins where the last aim ended. */
const PRIMAL = 4;
const highs = await loadHighs();
const { minimize, maximize } = highs.constants.objectiveSense;
const { optimal, unbounded, unboundedOrInfeasible, unknown } = highs.constants.modelStatus;

/**
 * What is possible of each of these sums, as linear programmes of the attacker: solved by HiGHS, which shares nothing
 * with the product (Huangfu and Hall, Mathematical Programming Computation 10 (2018), 119–142). Some numbers have to
 * fit; those that are true do.
 */
export function rangesIn(programme: Programme, aims: readonly Sum[]): readonly Range[] {
  return highs.withModel(sparse(programme), (model): readonly Range[] => {
    model.options.set({ output_flag: false, solver: 'simplex', simplex_strategy: PRIMAL });
    const endOf = (aim: Sum, isGreatest: boolean): number => {
      model.changeObjectiveSense(isGreatest ? maximize : minimize);
      for (const [place, times] of aim) model.changeColCost(place, times);
      model.run();
      if (model.getModelStatus() === unknown) {
        model.clearSolver();
        model.run();
      }
      const status = model.getModelStatus();
      const value = model.getObjectiveValue();
      for (const [place] of aim) model.changeColCost(place, 0);
      if (status === unbounded || status === unboundedOrInfeasible) return isGreatest ? Infinity : -Infinity;
      if (status !== optimal) throw new Error(`The solver ended with status ${status}.`);
      return value;
    };
    return aims.map((aim) => ({ least: endOf(aim, false), greatest: endOf(aim, true) }));
  });
}

function sparse({ numbers, sums }: Programme) {
  const entries = sums.flatMap(({ of }) => of);
  const starts = sums.reduce((before, { of }) => [...before, before.at(-1)! + of.length], [0]);
  const shape = { numCols: numbers.length, numRows: sums.length };
  return {
    ...shape,
    colCost: numbers.map(() => 0),
    colLower: numbers.map(({ least }) => least),
    colUpper: numbers.map(({ greatest }) => greatest),
    rowLower: sums.map(({ least }) => least),
    rowUpper: sums.map(({ greatest }) => greatest),
    matrix: {
      ...shape,
      format: 'csr',
      starts,
      indices: entries.map(([place]) => place),
      values: entries.map(([, times]) => times),
    },
  } as const;
}
