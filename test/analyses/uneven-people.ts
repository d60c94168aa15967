import type { Background } from '../../core/background/background.ts';
import type { People } from './cohort-fixture.ts';

type Counts = Readonly<Partial<Record<Background, number>>>;

export function peopleIn(grade: string, sex: string, counts: Counts, weight?: number): People[] {
  return Object.entries(counts).map(([background, count]) => ({
    count,
    background: background as Background,
    answers: { grade, sex },
    ...(weight === undefined ? {} : { weight }),
  }));
}

/** Everyone asked, of whom the juniors answered less; nobody's share is hidden under 10-5. */
export const everyone: readonly People[] = [
  ...peopleIn(
    'Junior',
    'Woman',
    { professional: 40, intermediate: 30, 'working-class': 50, blank: 300 },
    3.5,
  ),
  ...peopleIn('Junior', 'Man', { professional: 20, intermediate: 25, 'working-class': 45, blank: 150 }, 2.5),
  ...peopleIn(
    'Senior',
    'Woman',
    { professional: 80, intermediate: 40, 'working-class': 20, blank: 20 },
    1.25,
  ),
  ...peopleIn('Senior', 'Man', { professional: 90, intermediate: 30, 'working-class': 25, blank: 15 }, 1.13),
];

/** Shares of all of them can be told, but hardly one of a grade. */
export const inSmallGrades: readonly People[] = Array.from({ length: 20 }, (_, index) =>
  peopleIn(`Grade ${index}`, 'Man', { professional: 6, intermediate: 6, 'working-class': 6, blank: 20 }),
).flat();
