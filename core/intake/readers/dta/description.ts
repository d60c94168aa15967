import { AppError } from '../../../errors.ts';
import type { LongTexts } from './long-texts.ts';
import type { LabelSets } from './value-labels.ts';
import type { RawVariable } from './variables.ts';

/** Metadata of a file: all but its rows. */
export type Description = {
  readonly release: number;
  readonly isLittleEndian: boolean;
  readonly variables: readonly RawVariable[];
  readonly rows: number;
  readonly rowBytes: number;
  readonly dataStart: number;
  readonly labelSets: LabelSets;
  /** Null for releases without strL. */
  readonly longTexts: LongTexts | null;
};

export function otherRelease(): AppError {
  return new AppError(
    'intake/unknown-release',
    'The file is of a release of Stata data that Rungs does not read.',
    'Use "saveold" in Stata, or "save" without variables linked from other frames, and open that file.',
  );
}
