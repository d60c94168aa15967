import type { Measure } from '../../results/figure.ts';

/** Pounds an hour, and pounds of a bonus. */
export const HOURLY: Measure = { unit: 'money', decimals: 2 };
export const WHOLE: Measure = { unit: 'money', decimals: 0 };
export const GAP: Measure = { unit: 'share', decimals: 1 };
