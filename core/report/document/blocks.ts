import type { Chart } from '../../charts/chart.ts';
import type { ResultTable, Strength } from '../../results/result.ts';

export type Section = {
  readonly id: string;
  readonly startsPage: boolean;
  readonly blocks: readonly Block[];
};

export type Link = { readonly id: string; readonly text: string };

export type Block =
  /** `scope` distinguishes headings with the same text; '' where none does. */
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      readonly scope: string;
    }
  /** A lead paragraph states the finding and is set larger. */
  | { readonly kind: 'paragraph'; readonly isLead: boolean; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'contents';
      readonly entries: readonly (Link & {
        readonly scope: string;
        readonly strength: Strength | null;
        readonly sentence: string;
        /** Sentence on a stale finding; null where current. */
        readonly stale: string | null;
      })[];
      readonly closing: readonly Link[];
    }
  | {
      readonly kind: 'definitions';
      readonly items: readonly { readonly term: string; readonly description: string }[];
    }
  | { readonly kind: 'aside'; readonly heading: string; readonly text: string }
  | { readonly kind: 'strength'; readonly strength: Strength }
  /** Its alternative text is the chart's description. */
  | { readonly kind: 'figure'; readonly chart: Chart }
  | { readonly kind: 'table'; readonly table: ResultTable }
  | { readonly kind: 'references'; readonly links: readonly Link[] }
  | { readonly kind: 'note'; readonly isWarning: boolean; readonly text: string };

export type ReportAbout = {
  readonly title: string;
  readonly statedTime: string;
  /** Whether the time was stated; a clock's time is printed only where people look for it. */
  readonly isTimeStated: boolean;
  readonly projectName: string;
  /** By result: sentence on a stale finding, null where current. */
  readonly stale?: readonly (string | null)[];
  /** A sentence on each pinned finding that is not in the report. */
  readonly leftOut?: readonly string[];
};
