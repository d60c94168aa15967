import type { Chart } from '../../charts/chart.ts';
import type { ResultTable, Strength } from '../../results/result.ts';

export type Section = {
  readonly id: string;
  readonly startsPage: boolean;
  readonly blocks: readonly Block[];
};

export type Link = { readonly id: string; readonly text: string };

export type Block =
  /** The scope tells headings with the same text apart; '' where nothing has to be. */
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      readonly scope: string;
    }
  /** A lead is the finding; it is set larger. */
  | { readonly kind: 'paragraph'; readonly isLead: boolean; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'contents';
      readonly entries: readonly (Link & {
        readonly scope: string;
        readonly strength: Strength | null;
        readonly sentence: string;
        /** That it would be answered differently today; null where it would not. */
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
  /** Whether somebody stated the time; else it is that of the clock, and stands only where a person reads when it was made. */
  readonly isTimeStated: boolean;
  readonly projectName: string;
  /** By result: that a finding pinned earlier would be answered differently today; null where it would not. */
  readonly stale?: readonly (string | null)[];
};
