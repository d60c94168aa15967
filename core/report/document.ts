import type { Chart } from '../charts/chart.ts';
import { markers } from '../charts/figure-text.ts';
import type { Result, ResultTable, Strength } from '../analyses/result.ts';
import { Protected } from '../disclosure/protected.ts';
import { contextBlocks } from './context-blocks.ts';
import { splitChart } from './figures.ts';
import { dateText } from '../charts/date-text.ts';

/** What every written form of a report (HTML, and others to come) is made from. Nothing but protected figures. */
export type ReportDocument = {
  readonly title: string;
  readonly language: 'en-GB';
  readonly statedTime: string;
  /** Stands on every page when nothing was protected; otherwise null. */
  readonly mark: string | null;
  readonly front: Section;
  readonly sections: readonly Section[];
};

export type Section = { readonly id: string; readonly blocks: readonly Block[] };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** A lead is the finding; it is set larger. */
  | { readonly kind: 'paragraph'; readonly isLead: boolean; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'contents'; readonly entries: readonly { readonly id: string; readonly text: string }[] }
  | {
      readonly kind: 'definitions';
      readonly items: readonly { readonly term: string; readonly description: string }[];
    }
  | { readonly kind: 'strength'; readonly strength: Strength }
  /** Its alternative text is the chart's description. */
  | { readonly kind: 'figure'; readonly chart: Chart }
  | { readonly kind: 'table'; readonly table: ResultTable }
  | { readonly kind: 'note'; readonly isWarning: boolean; readonly text: string };

export type ReportAbout = {
  readonly title: string;
  readonly statedTime: string;
  readonly projectName: string;
};

export function reportDocument(
  results: readonly Protected<Result>[],
  about: ReportAbout,
): Protected<ReportDocument> {
  return Protected.all(results).derive((list) => {
    const unprotected = list.find((result) => result.context.policy.id === 'none');
    const sections = list.map((result, index) => resultSection(result, `finding-${index + 1}`));
    return {
      title: about.title,
      language: 'en-GB',
      statedTime: about.statedTime,
      mark: unprotected ? unprotected.context.policy.sentence : null,
      front: frontSection(list, about),
      sections,
    };
  });
}

function frontSection(results: readonly Result[], about: ReportAbout): Section {
  const inForce = results.filter((result) => result.context.policy.id !== 'none');
  const policies = [...new Set(inForce.map((result) => result.context.policy.sentence))];
  const warnings = results.filter((result) => result.context.policy.id === 'none').slice(0, 1);
  return {
    id: 'about',
    blocks: [
      { kind: 'heading', level: 1, text: about.title },
      ...warnings.map((result): Block => warning(result)),
      {
        kind: 'definitions',
        items: [
          { term: 'Project', description: about.projectName },
          { term: 'Made', description: dateText(about.statedTime) },
          { term: 'Findings', description: String(results.length) },
        ],
      },
      { kind: 'heading', level: 2, text: 'What this is' },
      {
        kind: 'paragraph',
        isLead: false,
        text: 'Findings about the socio-economic background of people at work. Each answers one question, says how strong the answer is, and gives the people, grouping, comparison and method behind it.',
      },
      ...policies.map((text): Block => ({ kind: 'paragraph', isLead: false, text })),
      { kind: 'heading', level: 2, text: 'Contents' },
      {
        kind: 'contents',
        entries: results.map((result, index) => ({
          id: `finding-${index + 1}`,
          text: result.analysis.question,
        })),
      },
      { kind: 'heading', level: 2, text: 'Marks used in tables and charts' },
      {
        kind: 'definitions',
        items: Object.values(markers).map(({ mark, meaning }) => ({ term: mark, description: meaning })),
      },
    ],
  };
}

function resultSection(result: Result, id: string): Section {
  const [headline, ...others] = result.sentences;
  const paragraph = (text: string, isLead = false): Block => ({ kind: 'paragraph', isLead, text });
  const heading = (text: string): Block => ({ kind: 'heading', level: 3, text });
  return {
    id,
    blocks: [
      { kind: 'heading', level: 2, text: result.analysis.question },
      ...(result.context.policy.id === 'none' ? [warning(result)] : []),
      ...(result.chips.length > 0 ? [chipsLine(result.chips)] : []),
      ...(headline === undefined ? [] : [paragraph(headline, true)]),
      ...others.map((sentence) => paragraph(sentence)),
      { kind: 'strength', strength: result.strength },
      ...result.charts.flatMap(splitChart).map((chart): Block => ({ kind: 'figure', chart })),
      ...result.tables.map((table): Block => ({ kind: 'table', table })),
      ...result.asides.flatMap((aside) => [heading(aside.heading), paragraph(aside.text)]),
      heading('Who was looked at, and how'),
      ...contextBlocks(result.context),
      heading('Method'),
      ...result.method.map((text) => paragraph(text)),
      paragraph(`${result.analysis.title}, version ${result.analysis.version}.`),
    ],
  };
}

function chipsLine(chips: readonly string[]): Block {
  return { kind: 'definitions', items: [{ term: 'Looking at', description: chips.join(' · ') }] };
}

function warning(result: Result): Block {
  return { kind: 'note', isWarning: true, text: result.context.policy.sentence };
}
