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

/** What a person can choose for an answer; blanks and people who were not asked are not answers. */
export const choosableReasons: readonly Reason[] = reasons.filter(
  (reason) => reason !== 'blank' && reason !== 'not-asked',
);
