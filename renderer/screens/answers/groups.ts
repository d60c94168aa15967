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

/** Whether an answer is uncoded, or was put back as not recognised. */
export function isWaiting(background: Background | null): boolean {
  return background === null || background === 'unrecognised';
}

/** Reasons a person can choose; blank and not asked are not answers. */
export const choosableReasons: readonly Reason[] = reasons.filter(
  (reason) => reason !== 'blank' && reason !== 'not-asked' && !isWaiting(reason),
);
