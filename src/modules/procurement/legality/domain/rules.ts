import type { Certainty } from '#src/modules/legal/domain/certainty.ts';
import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import type { Basis, Judged, PointResult, Reason } from './evaluate.ts';
import type { Finding } from './finding.ts';
import {
  confirmedDemandCents,
  type LegalFacts,
  type LegalSources,
  regimeOf,
  relevantValue,
  ruleOn,
  thresholdKey,
} from './legal-facts.ts';
import { type Answers, LEGAL_POINTS, type LegalPointKey, type Question } from './points.ts';
import { PROCEDURE_SOURCES, PROCEDURES, procedureOptions } from './procedure.ts';

type Rule = (
  facts: LegalFacts,
  sources: LegalSources,
  answers: Answers,
  result: (key: LegalPointKey) => PointResult,
) => Judged;

const say = (code: string, finding: Finding | null, values?: Reason['values']): Reason =>
  values ? { code, finding, values } : { code, finding };
const law = (source: string, certainty: Certainty): Basis => ({ source, certainty, parameter: null });
const number = (rule: LegalParameter | null): readonly Basis[] =>
  rule === null
    ? []
    : [
        {
          source: rule.source,
          certainty: rule.certainty,
          parameter: { key: rule.key, value: rule.value, validFrom: rule.validFrom, validTo: rule.validTo },
        },
      ];

/** The finding an answer gives: not answered is missing, "unclear" stays unclear. */
function answered(question: Question, answers: Answers): Reason {
  const answer = answers[question.key as keyof Answers];
  const finding: Finding =
    answer === undefined ? 'missing' : answer === 'unclear' ? 'unclear' : answer === question.good ? 'met' : 'not_met';
  return say(`${question.key}.${answer ?? 'open'}`, finding);
}

/** A questionnaire with a gate: intended at all, then each condition. */
function questionnaire(key: 'in_house' | 'public_cooperation', answers: Answers): readonly Reason[] {
  const [gate, ...conditions] = LEGAL_POINTS[key] as readonly Question[];
  if (!gate) return [];
  const intended = answers[gate.key as keyof Answers];
  if (intended === 'no') return [say(`${gate.key}.no`, 'not_applicable')];
  if (intended === undefined) return [say(`${gate.key}.open`, 'missing')];
  const first = say(`${gate.key}.${intended}`, intended === 'unclear' ? 'unclear' : null);
  return [first, ...conditions.map((question) => answered(question, answers))];
}

const aggregateValue: Rule = (facts, _sources, answers) => {
  const { estimatedValueCents: estimate, lotsValueCents: lots } = facts;
  const demand = confirmedDemandCents(facts);
  const reasons: Reason[] = [];
  if (estimate === null) reasons.push(say('estimate_missing', 'missing'));
  else {
    reasons.push(
      facts.hasReasoning
        ? say('estimate_reasoned', 'met', { estimate })
        : say('reasoning_missing', 'missing', { estimate }),
    );
    if (lots !== null && lots > estimate) reasons.push(say('lots_exceed', 'not_met', { lots, estimate }));
    else if (facts.lotsWithoutValue > 0) reasons.push(say('lots_unvalued', 'unclear'));
    else if (lots !== null) reasons.push(say('lots_within', 'met', { lots, estimate }));
    if (demand === null) reasons.push(say('demand_unknown', 'unclear'));
    else
      reasons.push(
        demand > estimate
          ? say('demand_exceeds', 'not_met', { demand, estimate })
          : say('demand_within', 'met', { demand, estimate }),
      );
  }
  reasons.push(...LEGAL_POINTS.aggregate_value.map((question) => answered(question, answers)));
  return { reasons, basis: [law('§ 3 VgV (Schätzung, keine Aufteilung)', 'medium')] };
};

const euThreshold: Rule = (facts, sources) => {
  const threshold = ruleOn(facts, sources, thresholdKey(facts));
  const { cents, whole } = relevantValue(facts);
  const day = say(facts.dayFrom === 'schedule' ? 'day_of_notice' : 'day_of_today', null, { day: facts.day });
  const basis = [law('§ 106 GWB', 'high'), ...number(threshold)];
  if (threshold === null) return { reasons: [day, say('threshold_missing', 'missing', { day: facts.day })], basis };
  const values = { threshold: threshold.value };
  if (cents === null) return { reasons: [day, say('value_missing', 'missing', values)], basis };
  const reached = cents >= threshold.value;
  if (!reached && !whole)
    return { reasons: [day, say('value_not_whole', 'unclear', { ...values, value: cents })], basis };
  return {
    reasons: [day, say(reached ? 'threshold_reached' : 'threshold_not_reached', 'met', { ...values, value: cents })],
    basis,
  };
};

const nationalBand: Rule = (facts, sources) => {
  const prepared = ['hvtg_direct_award_cents', 'hvtg_direct_award_works_cents'] as const;
  const wanted = facts.nature === 'works' ? prepared[1] : prepared[0];
  const regime = regimeOf(facts, sources);
  if (regime === 'eu') return { reasons: [say('eu_law_governs', 'not_applicable')], basis: [law('§ 106 GWB', 'high')] };
  const bands = (['hvtg_direct_award_cents', 'hvtg_negotiated_cents', 'hvtg_restricted_cents'] as const).map((key) =>
    facts.nature === 'works' ? null : ruleOn(facts, sources, key),
  );
  const basis = [law('§ 12 HVTG', 'medium'), ...bands.flatMap(number)];
  if (regime === null) return { reasons: [say('regime_unknown', 'missing')], basis, prepared: [wanted] };
  if (bands.some((band) => band === null))
    return { reasons: [say('bands_missing', 'missing')], basis, prepared: [wanted] };
  const value = relevantValue(facts).cents ?? 0;
  const own = bands.find((band) => band !== null && value <= band.value);
  const quotes = ruleOn(facts, sources, 'hvtg_min_quotes');
  const needsQuotes = own !== undefined && own?.key !== 'hvtg_direct_award_cents';
  return {
    reasons: [
      own ? say('within_band', 'met', { value, limit: own.value }) : say('above_bands', 'met', { value }),
      ...(needsQuotes ? [say('quotes_needed', quotes ? null : 'missing', { count: quotes?.value ?? 0 })] : []),
    ],
    basis: [...basis, ...(needsQuotes ? number(quotes) : [])],
    prepared: [wanted],
  };
};

const inHouse: Rule = (facts, sources, answers) => {
  const share = ruleOn(facts, sources, 'inhouse_activity_percent');
  return {
    reasons: [...questionnaire('in_house', answers), ...(share ? [] : [say('share_missing', 'missing')])],
    basis: [law('§ 108 Abs. 1 bis 5 GWB', 'high'), ...number(share)],
  };
};

const publicCooperation: Rule = (facts, sources, answers) => {
  const share = ruleOn(facts, sources, 'cooperation_market_percent');
  return {
    reasons: [...questionnaire('public_cooperation', answers), ...(share ? [] : [say('share_missing', 'missing')])],
    basis: [law('§ 108 Abs. 6 GWB', 'high'), ...number(share)],
  };
};

const procedure: Rule = (facts, sources, answers, result) => {
  const key = facts.procedureKey;
  if (key === null)
    return { reasons: [say('procedure_open', 'missing')], basis: [law('§ 14 VgV, § 12 HVTG', 'medium')] };
  const exemptions = { inHouse: result('in_house').finding, cooperation: result('public_cooperation').finding };
  const chosen = procedureOptions(facts, sources, exemptions).find((option) => option.key === key);
  const basis = [law(PROCEDURE_SOURCES[key], 'medium')];
  const values = { procedure: key };
  switch (chosen?.standing) {
    case 'proposed':
      return { reasons: [say('procedure_proposed', 'met', values)], basis };
    case 'possible':
      return { reasons: [say('procedure_possible', 'met', values)], basis };
    case 'with_ground':
      return {
        reasons: [
          say('procedure_with_ground', null, values),
          ...LEGAL_POINTS.procedure.map((question) => answered(question, answers)),
        ],
        basis,
      };
    case 'closed':
      return { reasons: [say('procedure_closed', 'not_met', values)], basis };
    default:
      return { reasons: [say('procedure_unknown', 'unclear', values)], basis };
  }
};

const jointAward: Rule = (facts, _sources, answers) => {
  const basis = [law('§ 4 VgV', 'high'), law('§ 120 Abs. 4 GWB', 'high')];
  if (facts.partnerCount <= 1) return { reasons: [say('single_buyer', 'not_applicable')], basis };
  const lead = facts.leadIsCooperative ? [say('lead_is_cooperative', null)] : [];
  const { occasional, central_body: central } = answers;
  if (occasional === undefined || central === undefined)
    return { reasons: [...lead, say('joint_form_open', 'missing', { partners: facts.partnerCount })], basis };
  if (occasional === 'unclear' || central === 'unclear')
    return { reasons: [...lead, say('joint_form_unclear', 'unclear')], basis };
  if (occasional === central) return { reasons: [...lead, say('joint_form_contradiction', 'unclear')], basis };
  if (central === 'yes') return { reasons: [...lead, say('central_purchasing', 'met')], basis };
  const [, , textForm] = LEGAL_POINTS.joint_award;
  return { reasons: [...lead, say('occasional_joint', 'met'), answered(textForm, answers)], basis };
};

const frameworkLimits: Rule = (facts, sources, answers) => {
  const basis = [law('EuGH C-23/20 (Höchstmenge)', 'high'), law('EuGH C-216/17 (Abrufberechtigte)', 'medium')];
  if (facts.arrangement !== 'framework') return { reasons: [say('no_framework', 'not_applicable')], basis };
  const regime = regimeOf(facts, sources);
  // Where it is open which law governs, only the shorter term is safe.
  const limit = ruleOn(facts, sources, regime === 'national' ? 'framework_years_national' : 'framework_years_eu');
  const reasons: Reason[] = [];
  const years = limit?.value ?? 0;
  if (limit === null) reasons.push(say('term_limit_missing', 'missing'));
  else if (facts.termMonths === null) reasons.push(say('term_missing', 'missing', { years }));
  else if (facts.termMonths <= years * 12) reasons.push(say('term_within', 'met', { months: facts.termMonths, years }));
  else if (answers.term_exception === 'yes')
    reasons.push(say('term_exception', 'unclear', { months: facts.termMonths, years }));
  else reasons.push(say('term_exceeded', 'not_met', { months: facts.termMonths, years }));
  reasons.push(
    facts.lotCount === 0
      ? say('lots_missing', 'missing')
      : facts.lotsWithoutMaximum > 0
        ? say('maximum_missing', 'missing', { count: facts.lotsWithoutMaximum })
        : say('maximum_named', 'met'),
    facts.callerCount === 0
      ? say('callers_missing', 'missing')
      : say('callers_named', 'met', { count: facts.callerCount }),
  );
  return { reasons, basis: [...basis, ...number(limit)] };
};

const notices: Rule = (facts, _sources, answers) => {
  const key = facts.procedureKey;
  if (key === null) return { reasons: [say('procedure_open', 'missing')], basis: [law('§§ 37, 39 VgV', 'medium')] };
  const kind = PROCEDURES[key];
  if (kind === 'exempt' || key === 'direct_award')
    return { reasons: [say('no_notice', 'not_applicable')], basis: [law(PROCEDURE_SOURCES[key], 'medium')] };
  const european = kind === 'eu';
  return {
    reasons: [
      say(european ? 'notice_eu' : 'notice_national', null),
      ...LEGAL_POINTS.notices.map((question) => answered(question, answers)),
    ],
    basis: [european ? law('§§ 37, 39 VgV; eForms-DE', 'high') : law('§§ 27 bis 30 UVgO; HAD', 'medium')],
  };
};

const fairWage: Rule = (facts, sources, answers) => {
  const limit = ruleOn(facts, sources, 'hvtg_fair_wage_cents');
  const { cents, whole } = relevantValue(facts);
  const basis = [law('HVTG (Tariftreue und Mindestentgelt)', 'low'), ...number(limit)];
  const prepared = ['hvtg_fair_wage_cents'] as const;
  if (limit !== null && cents !== null && whole && cents < limit.value)
    return { reasons: [say('fair_wage_below', 'not_applicable', { limit: limit.value })], basis, prepared };
  return {
    reasons: [
      ...(limit === null ? [say('fair_wage_limit_unknown', null)] : []),
      ...LEGAL_POINTS.fair_wage.map((question) => answered(question, answers)),
    ],
    basis,
    prepared,
  };
};

/** The rule of each point: facts and dated numbers in, explained reasons out. */
export const RULES: Record<LegalPointKey, Rule> = {
  aggregate_value: aggregateValue,
  eu_threshold: euThreshold,
  national_band: nationalBand,
  in_house: inHouse,
  public_cooperation: publicCooperation,
  procedure,
  joint_award: jointAward,
  framework_limits: frameworkLimits,
  notices,
  fair_wage: fairWage,
};
