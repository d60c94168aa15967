import { describe, expect, it } from 'vitest';
import { readRoute, routeTo, screens } from './route.ts';

describe('route of a screen', () => {
  it.each(screens.map((screen) => screen.id))('round-trip of %s', (screen) => {
    expect(readRoute(routeTo(screen))).toEqual({ screen, detail: null });
  });

  it('carries dataset and detail', () => {
    expect(readRoute(routeTo('analyses', 'a b/c'))).toEqual({ screen: 'analyses', detail: 'a b/c' });
  });

  it('is the start screen for an unknown address', () => {
    expect(readRoute('#/payroll')).toEqual({ screen: 'start', detail: null });
    expect(readRoute('')).toEqual({ screen: 'start', detail: null });
  });
});
