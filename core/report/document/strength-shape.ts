import type { Strength } from '../../results/result.ts';

const shapes: Readonly<Record<Strength['level'], string>> = {
  clear: '<rect x="1" y="1" width="10" height="10" rx="1" fill="currentColor"/>',
  uncertain:
    '<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="2"/><path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor"/>',
  'too-few': '<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="2"/>',
  hidden: '<path d="M2 6h8" fill="none" stroke="currentColor" stroke-width="2"/>',
};

/** Full square, half circle, empty circle, dash: told apart without colour. The word stands beside it. */
export function strengthShape(level: Strength['level']): string {
  return `<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${shapes[level]}</svg>`;
}
