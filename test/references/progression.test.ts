import { describe, expect, it } from 'vitest';
import { poolRates } from '../../core/stats/pooling.ts';
import { type Crossing, interactionContrast, relativeExcessRisk } from '../../core/stats/ratio.ts';
import reference from './progression.json' with { type: 'json' };

/** Made by progression.R on R's own UCBAdmissions. Closed forms to 1e-9; the fitted pooling to 1e-6. */
const expectClose = (actual: number | undefined, expected: number | undefined, tolerance: number): void => {
  expect(Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThanOrEqual(
    tolerance * Math.abs(expected ?? 0),
  );
};

describe('progression against R', () => {
  it('pools rates as the beta-binomial likelihood does', () => {
    const { x, n, mean, concentration, rates } = reference.pooling;
    const pooling = poolRates(x.map((each, index) => ({ x: each, n: n[index] ?? 0 })));
    expectClose(pooling.mean, mean, 1e-6);
    expectClose(pooling.concentration, concentration, 1e-5);
    expect(rates).toHaveLength(12);
    for (const [index, rate] of rates.entries()) expectClose(pooling.rates[index], rate, 1e-6);
  });

  it.each(reference.crossings)(
    'contrasts four corners in department $dept',
    ({ x, n, contrast, relativeExcess }) => {
      const corner = (index: number) => ({ x: x[index] ?? 0, n: n[index] ?? 0 });
      const crossing: Crossing = { neither: corner(0), first: corner(1), second: corner(2), both: corner(3) };
      const added = interactionContrast(crossing, 0.95);
      const excess = relativeExcessRisk(crossing, 0.95);
      for (const [index, key] of (['estimate', 'low', 'high'] as const).entries()) {
        expectClose(added[key], contrast[index], 1e-9);
        expectClose(excess?.[key], relativeExcess[index], 1e-9);
      }
    },
  );
});
