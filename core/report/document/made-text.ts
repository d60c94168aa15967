import { dateText } from '../../words/date-text.ts';
import type { ReportAbout } from './blocks.ts';

/** When a report was made: the stated time, or otherwise the day alone. */
export function madeText({ statedTime, isTimeStated }: ReportAbout): string {
  return dateText(isTimeStated ? statedTime : statedTime.slice(0, 'YYYY-MM-DD'.length));
}
