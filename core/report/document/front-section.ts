import type { Block, Section, ReportAbout } from './blocks.ts';
import { closingLinks } from './closing-sections.ts';
import type { NumberedFinding } from './numbered-finding.ts';
import { madeText } from './made-text.ts';

export function frontSection(findings: readonly NumberedFinding[], about: ReportAbout): Section {
  const unprotected = findings.find(({ result }) => result.context.policy.id === 'none');
  const policies = new Set(
    findings
      .map(({ result }) => result.context.policy)
      .flatMap((policy) => (policy.id === 'none' ? [] : [policy.sentence])),
  );
  return {
    id: 'about',
    startsPage: false,
    blocks: [
      { kind: 'heading', level: 1, text: about.title, scope: '' },
      ...(unprotected ? [warning(unprotected)] : []),
      {
        kind: 'definitions',
        items: [
          ...(about.projectName === about.title ? [] : [{ term: 'Project', description: about.projectName }]),
          { term: 'Made', description: madeText(about) },
        ],
      },
      {
        kind: 'paragraph',
        isLead: false,
        text: 'Findings about the socio-economic background of people at work. Each answers one question and says how strong the answer is. How the figures were made stands at the end.',
      },
      ...(about.leftOut ?? []).map((text): Block => ({ kind: 'note', isWarning: true, text })),
      ...[...policies].map((text): Block => ({ kind: 'paragraph', isLead: false, text })),
      { kind: 'heading', level: 2, text: 'What was found', scope: '' },
      {
        kind: 'contents',
        entries: findings.map(({ id, result, scope, news, newsStrength, stale }) => ({
          id,
          text: result.analysis.question,
          scope,
          strength: newsStrength,
          sentence: news,
          stale,
        })),
        closing: closingLinks,
      },
    ],
  };
}

export function warning({ result }: NumberedFinding): Block {
  return { kind: 'note', isWarning: true, text: result.context.policy.sentence };
}
