import { AppError } from '../../errors.ts';
import { dateText } from '../../words/date-text.ts';
import type { Context } from '../../results/result.ts';

/** Other datasets or waves that an analysis can look at beside the one it is asked of. */
export type BesideSpec = {
  readonly label: string;
  readonly help: string;
  readonly most: number;
};

type About = Context['beside'][number];

/** Refuses more datasets beside than the analysis can use. Errors: analysis/too-many-beside. */
export function refuseBeside(title: string, spec: BesideSpec | null, count: number): void {
  const most = spec?.most ?? 0;
  if (count <= most) return;
  throw new AppError(
    'analysis/too-many-beside',
    most === 0
      ? `${title} looks at one dataset, and another is named beside it.`
      : `${title} looks at up to ${most} ${most === 1 ? 'dataset' : 'datasets'} beside, and ${count} are named.`,
    most === 0 ? 'Leave the other one out.' : 'Name fewer.',
  );
}

/** What is refused of a cohort beside says that it is that one. */
export function ofBeside<T>(run: () => T, name = 'The dataset beside'): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, what, whatToDo, fields } = error.detail;
    throw new AppError(code, `${name}: ${what}`, whatToDo, fields);
  }
}

/** A dataset by its name; with its date where another one in the result has the same name, and by its place where both are alike. */
export function labelsOf(all: readonly About[]): readonly string[] {
  const named = all.map(({ dataset, wave }) =>
    all.filter((each) => each.dataset === dataset).length === 1 ? dataset : `${dataset}, ${dateText(wave)}`,
  );
  return named.map((label, place) =>
    named.indexOf(label) === place
      ? label
      : `${label} (${named.slice(0, place + 1).filter((each) => each === label).length})`,
  );
}
