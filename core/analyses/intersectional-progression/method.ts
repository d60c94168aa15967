import type { Policy } from '../../disclosure/policy.ts';
import { type IntervalMethod, intervalNames, roundingNote } from '../parts/share.ts';
import { LEAST_EVENTS } from './interaction.ts';

export function progressionMethod(interval: IntervalMethod, policy: Policy): readonly string[] {
  return [
    `Share = people with the outcome ÷ people in the combination, among those with a usable answer and an outcome. An answer such as “Prefer not to say”, “Don’t know”, “Not applicable” or “Not decided yet”, and a blank, is no outcome: neither a yes nor a no. Interval: ${intervalNames[interval]}, 95%.`,
    'Groups are compared by the difference of their shares (Newcombe, Statistics in Medicine 17, 1998, 873–890, method 10), their ratio (score interval: Koopman, Biometrics 40, 1984, 513–517), their odds ratio (Woolf; conditional with its exact interval where an expected count is under 5 or a cell is empty) and a test (score chi-square, not corrected; Fisher’s exact test with mid-P where an expected count is under 5). Mid-P is two-sided by likelihood: the chances of all tables with the same totals that are less likely than the one seen, and half the chances of those as likely, the one seen among them (Lancaster, Journal of the American Statistical Association 56, 1961, 223–234; the order is that of R’s fisher.test). A difference is called shown where its interval excludes none.',
    'Within the answers of a field: common odds ratio (Mantel–Haenszel) with the interval of Robins, Breslow and Greenland (Biometrics 42, 1986, 311–323), or where it is 0 or undefined the conditional one with its exact interval (Gart, Biometrika 57, 1970, 471–475), Cochran–Mantel–Haenszel test, not corrected, and Breslow–Day test with Tarone’s adjustment that the odds ratio is the same in every answer (not told where counts are rounded, which moves it far). It “looks different” where the two odds ratios lie on different sides of 1, one interval excludes 1 and the other does not, or ln OR changes by more than a quarter; changes under 0.1 are left aside, and so are those that pooling makes by itself (the difference in points within the answers is that over all). Where answers with a hidden count hold more than a fifth of the people, the others are not pooled. Answers with a hidden count, or in which nothing varies, are left out of the common odds ratio and of the comparison that decides this.',
    'Partly pooled share: (x + a) ÷ (n + a + b), with a and b of a beta-binomial model fitted to all combinations that are shown (maximum likelihood). It never stands in for a hidden one.',
    'Interaction compares four corners: the group or the reference group, in one answer of the first field or in its reference answer. Added: p(both) − p(first) − p(second) + p(neither), with a Wald interval and test. Relative excess risk due to interaction: RR(both) − RR(first) − RR(second) + 1, delta method (Hosmer and Lemeshow, Epidemiology 3, 1992, 452–456). Multiplied: OR(both) ÷ (OR(first) × OR(second)), log interval.',
    `Before pairs are read, one test over all answers that are shown: that differences in points are equal (weighted squares), and that odds ratios are (Breslow–Day with Tarone’s adjustment); where counts are rounded, the greatest p that is found by moving one answer at a time. P values of the pairs are adjusted for their number (Holm, Scandinavian Journal of Statistics 6, 1979, 65–70). Each corner needs ${LEAST_EVENTS} people with the outcome and ${LEAST_EVENTS} without.`,
    'Double disadvantage is said only where the group and the answer each stand on the worse side of the reference by themselves, and together go with worse than the sum of both. Clear: both scales exclude no interaction, on the same side, the tests over all answers and the adjusted p show it, and it still holds when those without a usable answer are half or twice as likely to be of the group.',
    ...(policy.hidesWholeGroups
      ? [
          'That nobody of a group has the outcome, or everybody, is hidden as a small count is and looks like one: it would say so of each of them.',
        ]
      : []),
    ...roundingNote(policy),
    'Neither the figure of everybody nor the one within a field is a measure of fairness by itself. Many comparisons invite chance findings: choose the fields beforehand.',
  ];
}
