import { type Background, type Reason, reasons } from '../../../core/contract/words.ts';

export {
  type Background,
  backgroundLabels,
  groups,
  type Reason,
  reasons,
} from '../../../core/contract/words.ts';

export function isReason(background: Background): background is Reason {
  return reasons.some((reason) => reason === background);
}

/** An answer that nobody has given a place waits for one, as one that was put back does. */
export function isWaiting(background: Background | null): boolean {
  return background === null || background === 'unrecognised';
}

/** What a person can choose for an answer; blanks and people who were not asked are not answers. */
export const choosableReasons: readonly Reason[] = reasons.filter(
  (reason) => reason !== 'blank' && reason !== 'not-asked' && !isWaiting(reason),
);
