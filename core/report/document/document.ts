import type { Result } from '../../results/result.ts';
import { Protected } from '../../disclosure/protected.ts';
import type { ReportAbout, Section } from './blocks.ts';
import { closingSections, sharedPartsOf } from './closing-sections.ts';
import { findingSection } from './finding-section.ts';
import { frontSection } from './front-section.ts';
import { numberFindings } from './numbered-finding.ts';

/** Content of HTML and PDF, made of protected figures only. */
export type ReportDocument = {
  readonly title: string;
  readonly language: 'en-GB';
  readonly statedTime: string;
  /** Mark on every page of an unprotected report; null otherwise. */
  readonly mark: string | null;
  readonly front: Section;
  /** Findings, then their shared sections. */
  readonly sections: readonly Section[];
};

export function reportDocument(
  results: readonly Protected<Result>[],
  about: ReportAbout,
): Protected<ReportDocument> {
  return Protected.all(results).derive((list) => {
    const findings = numberFindings(list, about.stale);
    const shared = sharedPartsOf(findings);
    const unprotected = list.find((result) => result.context.policy.id === 'none');
    return {
      title: about.title,
      language: 'en-GB',
      statedTime: about.statedTime,
      mark: unprotected ? unprotected.context.policy.sentence : null,
      front: frontSection(findings, about),
      sections: [...findings.map((finding) => findingSection(finding, shared)), ...closingSections(shared)],
    };
  });
}
